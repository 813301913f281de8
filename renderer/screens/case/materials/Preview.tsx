import { useQuery } from '@tanstack/react-query'
import { lazy, type ReactElement, Suspense, useEffect, useState } from 'react'
import type { MaterialView } from '../../../../shared/contract/index.ts'
import { queries } from '../../../api/queries.ts'
import { Empty, Loading, Read } from '../../../parts/States.tsx'
import { useTexts } from '../../../texts/language.tsx'

// The reader of PDF is as large as the rest of the program: it comes when the first PDF is opened.
const PdfPages = lazy(async () => ({ default: (await import('./PdfPages.tsx')).PdfPages }))

/** Shows what can be shown without carrying anything out: a picture, the pages of a PDF, or plain text. */
export function Preview({ material }: { material: MaterialView }): ReactElement {
  const { materials: t } = useTexts()
  if (material.preview === 'none') {
    return (
      <div className="preview">
        <Empty text={t.noPreview} />
      </div>
    )
  }
  return <Shown material={material} />
}

function Shown({ material }: { material: MaterialView }): ReactElement {
  const content = useQuery(queries.materialContent(material))
  return (
    <div className="preview">
      <Read query={content} rows={8}>
        {(bytes) =>
          material.preview === 'image' ? (
            <Picture name={material.name} type={material.mediaType} bytes={bytes} />
          ) : material.preview === 'pdf' ? (
            <Suspense fallback={<Loading rows={8} />}>
              <PdfPages name={material.name} bytes={bytes} />
            </Suspense>
          ) : (
            <pre className="previewText">{textOf(bytes)}</pre>
          )
        }
      </Read>
    </div>
  )
}

function Picture({
  name,
  type,
  bytes,
}: {
  name: string
  type: string
  bytes: Uint8Array<ArrayBuffer>
}): ReactElement | null {
  const { materials: t } = useTexts()
  const [url, setUrl] = useState<string | null>(null)
  const [broken, setBroken] = useState(false)
  useEffect(() => {
    const made = URL.createObjectURL(new Blob([bytes], { type }))
    setUrl(made)
    return () => URL.revokeObjectURL(made)
  }, [bytes, type])
  if (broken) return <Empty text={t.unreadable} />
  return url ? <img src={url} alt={name} onError={() => setBroken(true)} /> : null
}

/** Text of the office is UTF-8 or, from older programs, GB 18030. */
export function textOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('gb18030').decode(bytes)
  }
}
