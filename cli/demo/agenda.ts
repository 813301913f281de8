import { type CivilDate, datesFromTo } from '../../shared/time-limits/index.ts'

/** Something that unfolds over time: it yields the day on which it wants to go on, and goes on when resumed. */
export type Story = AsyncGenerator<CivilDate, void, void>

/**
 * Tells all stories on one calendar, day by day, each as far as `until`: what they record lies in the log in the
 * order of time, as it would from a real counter. A day that is over means at once. `begin` is called before each day
 * on which something happens.
 */
export async function tell(
  stories: readonly Story[],
  from: CivilDate,
  until: CivilDate,
  begin: (day: CivilDate) => Promise<void>,
): Promise<void> {
  const agenda = new Map<CivilDate, Story[]>([[from, [...stories]]])
  for (const day of datesFromTo(from, until)) {
    const today = agenda.get(day)
    if (!today) continue
    agenda.delete(day)
    await begin(day)
    // A story that goes on today is put behind the others, so the list grows while it is worked through.
    for (const story of today) {
      const { value: next, done } = await story.next()
      if (done) continue
      if (next <= day) today.push(story)
      else agenda.set(next, [...(agenda.get(next) ?? []), story])
    }
  }
}

/** A story that ends before its next step as soon as something holds. */
export async function* stopWhen(story: Story, holds: () => boolean): Story {
  for await (const day of story) {
    if (holds()) return
    yield day
  }
}
