import type { GapReport } from '../analysis/gap-report.ts';
import type { Answers } from '../answers/answers.ts';
import { inLongForm } from '../answers/match.ts';

/** Earlier report, and the days that its answers count from if they are older than they say. */
interface Dated extends Pick<GapReport, 'respondents'> {
  readonly baseline?: { readonly dates: Readonly<Record<string, string>> } | undefined;
}

/** Returns the day that the answers of each respondent count from, YYYY-MM-DD, by id. */
export function datesOf({
  report,
  before,
}: {
  readonly report: Pick<GapReport, 'respondents'>;
  readonly before: Dated | null;
}): ReadonlyMap<string, string> {
  const former = new Map(before?.respondents.map((own) => [own.id, own.answers]));
  return new Map(
    report.respondents.map(({ id, answers }) => {
      const { date, confirmed } = answers;
      if (confirmed !== undefined) return [id, confirmed];
      const old = former.get(id);
      if (!old || !isSameAnswers(old, answers)) return [id, date];
      const since = before?.baseline?.dates[id] ?? old.confirmed ?? old.date;
      return [id, earlierOf(since, date)];
    }),
  );
}

function earlierOf(one: string, other: string): string {
  return [one, other].toSorted()[0] ?? one;
}

/** True if two files say the same on every criterion. */
export function isSameAnswers(one: Answers, other: Answers): boolean {
  return votesIn(one) === votesIn(other);
}

/** Returns all votes of a file as text that is the same for the same votes. */
export function votesIn({ answers }: Answers): string {
  const votes = Object.entries(answers)
    .map(([id, written]) => [id, inLongForm(written)] as const)
    .filter(([, own]) => 'notApplicable' in own || own.value !== null)
    .map(([id, own]) => ['value' in own ? [id, own.value, own.firstVote ?? null] : [id]] as const);
  return JSON.stringify(votes.toSorted((a, b) => (String(a) < String(b) ? -1 : 1)));
}

/** Returns the whole days from one date to another, both YYYY-MM-DD. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / MILLISECONDS_A_DAY);
}

const MILLISECONDS_A_DAY = 86_400_000;
