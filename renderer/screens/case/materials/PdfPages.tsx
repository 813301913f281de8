import { GlobalWorkerOptions, getDocument, type PDFDocumentProxy } from 'pdfjs-dist'
import workerUrl from 'pdfjs-dist/build/pdf.worker.min.mjs?url'
import { type ReactElement, useEffect, useRef, useState } from 'react'
import { Empty, Loading } from '../../../parts/States.tsx'
import { useTexts } from '../../../texts/language.tsx'

GlobalWorkerOptions.workerSrc = workerUrl

/** Where the build puts what PDF.js fetches: character maps of Chinese fonts, readers of scanned pictures. */
const DATA = new URL('pdf/', document.baseURI).href

/** The pages of a PDF, drawn as they come into sight. No script, form or link in it is carried out. */
export function PdfPages({ name, bytes }: { name: string; bytes: Uint8Array }): ReactElement {
  const { materials: t } = useTexts()
  const [pdf, setPdf] = useState<PDFDocumentProxy | null>(null)
  const [problem, setProblem] = useState<'locked' | 'unreadable' | null>(null)
  useEffect(() => {
    // It takes the bytes for itself: the next one who looks needs them whole.
    const loading = getDocument({
      data: bytes.slice(),
      cMapUrl: `${DATA}cmaps/`,
      cMapPacked: true,
      wasmUrl: `${DATA}wasm/`,
      useWasm: false,
      useSystemFonts: true,
      enableXfa: false,
    })
    loading.promise.then(setPdf, (error: unknown) =>
      setProblem((error as Error | null)?.name === 'PasswordException' ? 'locked' : 'unreadable'),
    )
    return () => void loading.destroy()
  }, [bytes])
  if (problem) return <Empty text={problem === 'locked' ? t.lockedPdf : t.unreadable} />
  if (!pdf) return <Loading rows={8} />
  return (
    <div className="pdfPages">
      {Array.from({ length: pdf.numPages }, (_, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a page is known by its number
        <Page key={i} pdf={pdf} number={i + 1} label={t.pageOf(name, i + 1, pdf.numPages)} />
      ))}
    </div>
  )
}

/** A canvas beyond this many pixels is refused by some machines: a plan of a building is drawn coarser. */
const MOST_PIXELS = 16_000_000

function Page({ pdf, number, label }: { pdf: PDFDocumentProxy; number: number; label: string }): ReactElement {
  const frame = useRef<HTMLDivElement>(null)
  const canvas = useRef<HTMLCanvasElement>(null)
  const [near, setNear] = useState(false)
  useEffect(() => {
    if (!frame.current) return
    const seen = new IntersectionObserver(([entry]) => entry?.isIntersecting && setNear(true), { rootMargin: '600px' })
    seen.observe(frame.current)
    return () => seen.disconnect()
  }, [])
  useEffect(() => {
    if (!near) return
    let stop = (): void => {}
    void pdf.getPage(number).then((page) => {
      const [target, box] = [canvas.current, frame.current]
      if (!target || !box) return
      const plain = page.getViewport({ scale: 1 })
      const wanted = (box.clientWidth / plain.width) * window.devicePixelRatio
      const scale = Math.min(wanted, Math.sqrt(MOST_PIXELS / (plain.width * plain.height)))
      const viewport = page.getViewport({ scale })
      target.width = Math.floor(viewport.width)
      target.height = Math.floor(viewport.height)
      box.style.aspectRatio = `${plain.width} / ${plain.height}`
      const drawing = page.render({ canvas: target, viewport })
      stop = () => drawing.cancel()
      // Cancelled by leaving; a page that cannot be drawn stays white among the others.
      drawing.promise.then(
        () => target.setAttribute('data-drawn', ''),
        () => undefined,
      )
    })
    return () => stop()
  }, [near, pdf, number])
  return (
    <div ref={frame} className="pdfPage">
      <canvas ref={canvas} role="img" aria-label={label} />
    </div>
  )
}
