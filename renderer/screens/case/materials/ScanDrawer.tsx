import { useMutation, useQuery } from '@tanstack/react-query'
import { Button, Checkbox, Drawer, Input, Select } from 'antd'
import { type ReactElement, useState } from 'react'
import type { CaseView } from '../../../../shared/contract/index.ts'
import { termCodes, termName } from '../../../../shared/terms/index.ts'
import { api } from '../../../api/client.ts'
import { queries, queryClient } from '../../../api/queries.ts'
import { useHasRole } from '../../../api/session.tsx'
import { instantText } from '../../../parts/dates.ts'
import { PlainForm } from '../../../parts/form/PlainForm.tsx'
import { Empty, FailureLine, Read } from '../../../parts/States.tsx'
import { useLanguage } from '../../../texts/language.tsx'
import { likelyKind, sizeText } from './kinds.ts'

type Props = { view: CaseView; shown: boolean; close(): void }

/** The folder into which the scanner writes: watched while it is open, taken in with a click. */
export function ScanDrawer({ view, shown, close }: Props): ReactElement {
  const { texts } = useLanguage()
  return (
    <Drawer open={shown} onClose={close} size={560} title={texts.materials.scanTitle} destroyOnHidden>
      {shown ? <Content view={view} /> : null}
    </Drawer>
  )
}

function Content({ view }: { view: CaseView }): ReactElement {
  const { language, texts } = useLanguage()
  const t = texts.materials
  const query = useQuery({ ...queries.scans(), refetchInterval: 3_000 })
  const administrator = useHasRole('administrator')
  const [ticked, setTicked] = useState<readonly string[]>([])
  const [kind, setKind] = useState('')
  const [partyId, setPartyId] = useState('')
  const taking = useMutation({
    mutationFn: async () => {
      // One after the other: the first refusal stops, what is in stays in.
      for (const name of ticked) {
        await api.materials.scan.take({
          caseId: view.id,
          name,
          kind: kind || likelyKind(name),
          partyId: partyId || null,
        })
        setTicked((all) => all.filter((other) => other !== name))
      }
    },
    onSettled: () =>
      Promise.all([
        queryClient.invalidateQueries(queries.materials(view.id)),
        queryClient.invalidateQueries(queries.scans()),
      ]),
  })
  return (
    <Read query={query} rows={4}>
      {({ folder, reachable, files }) => (
        <div className="scans">
          {administrator ? <FolderForm key={folder} folder={folder} /> : null}
          {folder === null ? (
            administrator ? null : (
              <Empty text={t.noScanFolder} />
            )
          ) : (
            <>
              <p className="muted small">{t.scanFolder(folder)}</p>
              {!reachable ? (
                <p className="failureLine" role="alert">
                  {t.scanUnreachable}
                </p>
              ) : files.length === 0 ? (
                <Empty text={t.noScans} />
              ) : (
                <>
                  <ul className="scanList" aria-label={t.scanTitle}>
                    {files.map((file) => (
                      <li key={file.name}>
                        <Checkbox
                          checked={ticked.includes(file.name)}
                          onChange={({ target }) =>
                            setTicked((all) =>
                              target.checked ? [...all, file.name] : all.filter((other) => other !== file.name),
                            )
                          }
                        >
                          {file.name}
                        </Checkbox>
                        <span className="muted small">
                          {sizeText(file.bytes)} · {instantText(file.modifiedAt)}
                        </span>
                      </li>
                    ))}
                  </ul>
                  <div className="scanChoices">
                    <Select
                      aria-label={t.kind}
                      value={kind}
                      onChange={setKind}
                      options={[
                        { value: '', label: t.byName },
                        ...termCodes('materialKind').map((code) => ({
                          value: code,
                          label: termName('materialKind', code, language),
                        })),
                      ]}
                    />
                    <Select
                      aria-label={t.party}
                      value={partyId}
                      onChange={setPartyId}
                      options={[
                        { value: '', label: t.ownMaterial },
                        ...view.facts.parties.map(({ id, name }) => ({ value: id, label: name })),
                      ]}
                    />
                    <Button
                      type="primary"
                      disabled={ticked.length === 0}
                      loading={taking.isPending}
                      onClick={() => taking.mutate()}
                    >
                      {t.take(ticked.length)}
                    </Button>
                  </div>
                  <p className="muted small">{t.takeHow}</p>
                </>
              )}
            </>
          )}
          <FailureLine error={taking.error} />
        </div>
      )}
    </Read>
  )
}

function FolderForm({ folder }: { folder: string | null }): ReactElement {
  const { texts } = useLanguage()
  const t = texts.materials
  const [path, setPath] = useState(folder ?? '')
  const saving = useMutation({
    mutationFn: () => api.materials.scan.setFolder({ folder: path.trim() || null }),
    onSuccess: () => queryClient.invalidateQueries(queries.scans()),
  })
  return (
    <PlainForm label={t.setFolder} className="folderForm" onSubmit={() => saving.mutate()}>
      <Input
        aria-label={t.folderPath}
        placeholder={t.folderPath}
        value={path}
        onChange={(event) => setPath(event.target.value)}
      />
      <Button htmlType="submit" loading={saving.isPending}>
        {t.setFolder}
      </Button>
      <FailureLine error={saving.error} />
    </PlainForm>
  )
}
