import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { type EventType, eventDefinition } from '../../shared/case/events.ts'
import type { CaseView, Outputs, StepView } from '../../shared/contract/index.ts'
import { termName } from '../../shared/terms/index.ts'
import { queries } from '../api/queries.ts'
import { isPossible, offeredSteps, supervisedSteps } from '../screens/case/steps.ts'
import { useLanguage } from '../texts/language.tsx'
import { type Command, useCommands, useInitials } from './commands.ts'
import { ranked, wellRanked } from './ranking.ts'

export type Found = Outputs['search']['find']
export type Hit = Found['groups'][number]['hits'][number]
export type HitGroup = Found['groups'][number]['group']

/** One line of the palette. */
export type Item =
  | { kind: 'step'; id: string; name: string; step: StepView; possible: boolean; article: string | undefined }
  | { kind: 'command'; id: string; name: string; command: Command }
  | { kind: 'hit'; id: string; group: HitGroup; hit: Hit }
  | { kind: 'more'; id: string; group: HitGroup; count: number; atLeast: boolean }

export type ItemGroup = { id: 'steps' | 'commands' | HitGroup; items: Item[] }

const UNASKED = { steps: 6, commands: 30 }
const SHOWN = { steps: 8, commands: 6, hits: 5, allHits: 50 }

/** What the palette offers for what was typed: steps of the open case first, then commands, then what is found. */
export function usePaletteItems(
  typed: string,
  caseId: string | null,
  unfolded: HitGroup | null,
): { groups: ItemGroup[]; number: string | null; complete: boolean; searching: boolean; error: unknown } {
  const { language } = useLanguage()
  const view = useQuery({ ...queries.case(caseId ?? ''), enabled: caseId !== null }).data ?? null
  const steps = useMemo(() => stepsOf(view), [view])
  const names = useMemo(() => steps.map((step) => termName('eventType', step.type, language)), [steps, language])
  const initials = useInitials(names)
  const commands = useCommands()
  const text = typed.trim()
  const search = useQuery({
    ...queries.search({ text, limit: SHOWN.hits }),
    enabled: text !== '',
  })
  const all = useQuery({
    ...queries.search({ text, limit: SHOWN.allHits, groups: unfolded ? [unfolded] : [] }),
    enabled: text !== '' && unfolded !== null,
  })
  const groups = useMemo(() => {
    const groups: ItemGroup[] = []
    const named = steps.map((step, i) => ({ step, name: names[i] ?? '', initials: initials(names[i] ?? '') }))
    const fitting = text === '' ? named.filter(({ step }) => isPossible(step)) : wellRanked(named, text)
    const inOrder = fitting.toSorted((a, b) => Number(isPossible(b.step)) - Number(isPossible(a.step)))
    groups.push({
      id: 'steps',
      items: inOrder.slice(0, text === '' ? UNASKED.steps : SHOWN.steps).map(({ step, name }) => ({
        kind: 'step',
        id: `step-${step.type}`,
        name,
        step,
        possible: isPossible(step),
        article: step.unmet[0]?.article,
      })),
    })
    groups.push({
      id: 'commands',
      items: ranked(commands, text)
        .slice(0, text === '' ? UNASKED.commands : SHOWN.commands)
        .map((command) => ({ kind: 'command', id: `command-${command.id}`, name: command.name, command })),
    })
    for (const found of text === '' ? [] : (search.data?.groups ?? [])) {
      const whole = unfolded === found.group ? all.data?.groups.find(({ group }) => group === unfolded) : undefined
      groups.push(hitGroup(whole ?? found, search.data?.atMost ?? 0))
    }
    return groups.filter(({ items }) => items.length > 0)
  }, [steps, names, initials, commands, text, search.data, all.data, unfolded])
  return {
    groups,
    number: view?.number ?? null,
    complete: search.data?.complete ?? true,
    searching: text !== '' && search.isFetching,
    error: search.error,
  }
}

function hitGroup({ group, hits, total }: Found['groups'][number], atMost: number): ItemGroup {
  const items: Item[] = hits.map((hit) => ({
    kind: 'hit',
    id: `hit-${hit.ownerId}-${hit.kind}-${hit.ref}`,
    group,
    hit,
  }))
  if (total > hits.length) {
    items.push({ kind: 'more', id: `more-${group}`, group, count: total - hits.length, atLeast: total === atMost })
  }
  return { id: group, items }
}

/** The steps of the open case, the usual ones first; the ways out for supervisors have their own place on the page. */
function stepsOf(view: CaseView | null): StepView[] {
  if (!view) return []
  const { first, more, elsewhere } = offeredSteps(view)
  const rest = [...more, ...elsewhere].flatMap((group) => group.steps)
  return [...first, ...rest].filter(
    (step) => !supervisedSteps.includes(step.type) && !eventDefinition(step.type).automatic,
  )
}

/** A step that would mend what stands in the way, and can be taken now. */
export function mendingStep(step: StepView, all: readonly StepView[]): EventType | null {
  const possible = new Set(all.filter(isPossible).map((other) => other.type))
  const mending = step.unmet.map(({ event }) => event as EventType | undefined)
  return mending.find((event) => event !== undefined && possible.has(event)) ?? null
}
