import { useQuery } from '@tanstack/react-query'
import type { ReactElement } from 'react'
import { Link } from 'react-router'
import type { DataPlace } from '../../../shared/contract/index.ts'
import { termName } from '../../../shared/terms/index.ts'
import { queries } from '../../api/queries.ts'
import { useHasRole } from '../../api/session.tsx'
import { Card } from '../../parts/Card.tsx'
import { instantText } from '../../parts/dates.ts'
import { PageHead } from '../../parts/PageHead.tsx'
import { Empty, Read } from '../../parts/States.tsx'
import { useTexts } from '../../texts/language.tsx'

/** Less room than this many bytes on the disk is told as a warning. */
const LITTLE_ROOM = 2 * 1024 ** 3

/** Where the data lies, how big it is, when it was backed up, what room is left, and how to move it. For administrators. */
export function DataPage(): ReactElement {
  const { settings, states } = useTexts()
  const administrator = useHasRole('administrator')
  const query = useQuery({ ...queries.dataPlace(), enabled: administrator })
  if (!administrator) return <Empty text={states.notAllowed(termName('role', 'administrator'))} />
  return (
    <>
      <PageHead title={settings.sections.data} note={settings.data.note} />
      <Read query={query}>
        {(place) => (
          <div className="settingsForm">
            <Place place={place} />
            <Card title={settings.data.moving}>
              <ol className="steps">
                {settings.data.steps.map((step) => (
                  <li key={step}>{step}</li>
                ))}
              </ol>
            </Card>
          </div>
        )}
      </Read>
    </>
  )
}

function Place({ place }: { place: DataPlace }): ReactElement {
  const { settings, safety } = useTexts()
  const { data } = settings
  const size = (bytes: number): string =>
    bytes >= 1024 ** 3
      ? data.gigabytes((bytes / 1024 ** 3).toFixed(1))
      : safety.megabytes((bytes / 1_048_576).toFixed(1))
  const rows: [string, ReactElement | string][] = place.engine === 'postgres' ? [[data.engine, data.postgres]] : []
  if (place.folder !== null) rows.push([data.folder, <code key="folder">{place.folder}</code>])
  if (place.file !== null) {
    rows.push([data.file, `${place.file}${place.fileBytes === null ? '' : `，${size(place.fileBytes)}`}`])
  }
  rows.push([data.materials, data.materialsOf(place.materials, size(place.materialBytes))])
  if (place.backupFolder !== null) rows.push([data.backupFolder, <code key="backups">{place.backupFolder}</code>])
  if (place.engine === 'sqlite') {
    rows.push([
      data.lastBackup,
      <div key="last">
        <p>
          {place.lastBackup
            ? `${instantText(place.lastBackup.madeAt)}，${size(place.lastBackup.bytes)}`
            : data.noBackup}
        </p>
        <p>
          <Link to="/safety">{data.toBackups}</Link>
        </p>
      </div>,
    ])
  }
  if (place.freeBytes !== null) {
    const little = place.freeBytes < LITTLE_ROOM
    rows.push([
      data.free,
      little ? (
        <span key="free" className="light overdue">
          <span aria-hidden="true">■</span> {data.littleRoom(size(place.freeBytes))}
        </span>
      ) : (
        size(place.freeBytes)
      ),
    ])
  }
  return (
    <Card title={data.title} extra={place.practice ? data.practice : null}>
      <dl className="dataPlace">
        {rows.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </Card>
  )
}
