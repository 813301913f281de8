import type { ReactElement } from 'react'

export type PrintFact = readonly [label: string, value: string, wide?: true]

/** Labels with answers in a frame, two pairs a line unless an answer is wide. */
export function PrintFacts({ facts }: { facts: readonly PrintFact[] }): ReactElement {
  return (
    <dl className="printFacts">
      {facts.map(([label, value, wide], i) => {
        // A pair left alone at the end of a line takes the whole of it.
        const narrow = facts.slice(0, i).reduce((n, [, , w]) => (w ? 0 : n + 1), 0)
        const alone = !wide && narrow % 2 === 0 && (facts[i + 1]?.[2] || i === facts.length - 1)
        return [
          <dt key={`${label}-label`}>{label}</dt>,
          <dd key={label} className={wide || alone ? 'wide' : ''}>
            {value}
          </dd>,
        ]
      })}
    </dl>
  )
}
