import {
  compareWithRegister,
  type ParticipationOf,
  silentGroups,
} from '../analysis/respondents.ts';
import { countedCriteria } from '../checklist/criteria/types.ts';
import { criteriaOf } from '../checklist/lookup.ts';
import type { Io } from '../io/io.ts';
import { printFinding } from '../io/messages.ts';
import { scoreAudit } from '../scoring/scorecard.ts';
import { oneSafeLine, safeJson } from '../text/safe.ts';
import { textTable } from '../text/table.ts';
import { pageWidth } from '../text/wrap.ts';
import { VERSION } from '../version.ts';
import { collectingWords } from '../words/collecting.ts';
import { statusWords } from '../words/status.ts';
import { groupTitle, openRound } from './open-round.ts';

/** Value of `--wait-for` for everyone: expected people, those who have begun, and one per group. */
const ALL = 'all';

/** People of a round and how far they are. */
export interface RoundStatus {
  readonly subject: string | null;
  readonly checklist: { readonly id: string; readonly version: string };
  /** True if round.yaml says who is expected. */
  readonly hasRegister: boolean;
  /** Expected people in the order of round.yaml, then all others by id. */
  readonly respondents: readonly RespondentStatus[];
  /** Titles of groups in which nobody has answered and nobody is expected. */
  readonly silentGroups: readonly string[];
  /** Names of the people, and titles of the groups, that are still waited for. */
  readonly awaited: readonly string[];
}

export interface RespondentStatus extends ParticipationOf {
  /** Title of the group; `null` if it is not known. */
  readonly groupTitle: string | null;
  /** Date of the answers, else the first day of the round; `null` if neither is known. */
  readonly since: string | null;
}

/** Settings of `align status`. */
export interface StatusRequest {
  readonly round: string;
  readonly checklist?: string | undefined;
  /** Ids of respondents, or "all". */
  readonly waitFor?: readonly string[] | undefined;
}

/**
 * Finds who has answered, who is half-way and who is missing.
 * @throws UserError and InputError for files that cannot be read or have errors
 */
export async function roundStatus(
  io: Io,
  { round: folder, checklist: named, waitFor = [] }: StatusRequest,
): Promise<RoundStatus> {
  const opened = await openRound(io, folder, named);
  const { checklist, round, submissions, files, mode, subject, fitted } = opened;
  const { definition } = checklist;
  const scorecard = scoreAudit(definition, submissions, mode);
  const counted = new Set(
    countedCriteria(criteriaOf(definition)).map(({ criterion: { id } }) => id),
  );
  const findings = scorecard.findings.filter(({ criterion }) => counted.has(criterion));
  const { respondents } = compareWithRegister(fitted.register, submissions, {
    ...scorecard,
    findings,
  });
  const dates = new Map(files.map(({ answers }) => [answers.respondent.id, answers.date]));
  const people = respondents.map((own) => ({
    ...own,
    groupTitle: groupTitle(opened, own.group),
    since: dates.get(own.id) ?? round?.round.date ?? round?.round.from ?? null,
  }));
  const expected = people.flatMap(({ group }) => (group === null ? [] : [{ group }]));
  const silent = silentGroups(definition, expected);
  return {
    subject,
    checklist: { id: definition.id, version: definition.version },
    hasRegister: fitted.register !== null,
    respondents: people,
    silentGroups: silent,
    awaited: awaitedIn(people, silent, waitFor),
  };
}

function awaitedIn(
  people: readonly RespondentStatus[],
  silent: readonly string[],
  waitFor: readonly string[],
): readonly string[] {
  const isAll = waitFor.includes(ALL);
  const open = people.filter(
    ({ id, status }) => status !== 'completed' && (isAll || waitFor.includes(id)),
  );
  const known = new Set(people.map(({ id }) => id));
  const strangers = waitFor.filter((id) => id !== ALL && !known.has(id));
  return [...open.map(({ name }) => name), ...(isAll ? silent : []), ...strangers];
}

/** Prints a status: a table for people, or JSON; to stderr who is waited for. */
export function printRoundStatus(io: Io, status: RoundStatus, format: 'text' | 'json'): void {
  const { stdout } = io;
  stdout.write(format === 'json' ? statusJson(status) : `${statusText(status, stdout.columns)}\n`);
  if (status.awaited.length === 0) return;
  const waiting = collectingWords.waiting({ names: status.awaited });
  printFinding(io, { ...waiting, severity: 'error' });
}

function statusJson({ awaited, ...status }: RoundStatus): string {
  const generator = statusWords.statusGenerator({ version: VERSION });
  return safeJson({ format: 1, generator, ...status });
}

/** Columns between two cells, and the narrowest that names are wrapped to. */
const GAP = 2;
const NARROWEST = 14;

/** Returns a status as a table with a line of totals. */
export function statusText(
  { respondents, silentGroups: silent }: RoundStatus,
  columns: number,
): string {
  const { heads, states, progress } = collectingWords.status;
  const rows = respondents.map(({ name, groupTitle: group, status, answered, asked, since }) => [
    oneSafeLine(name),
    oneSafeLine(group ?? ''),
    states[status],
    status === 'missing' ? '' : progress({ answered, asked }),
    since ?? '',
  ]);
  const widthOf = (column: number) =>
    Math.max(...[heads, ...rows].map((row) => row[column]?.length ?? 0));
  const others = heads.slice(1).map((_, index) => widthOf(index + 1) + GAP);
  const natural = Math.max(widthOf(0), NARROWEST) + others.reduce((sum, width) => sum + width, 0);
  const table = textTable(
    heads.map((head, column) => (column === 0 ? { head } : { head, width: widthOf(column) })),
    rows,
    Math.min(pageWidth({ columns }), natural),
  );
  const counts = (state: RespondentStatus['status']) =>
    respondents.filter(({ status }) => status === state).length;
  const total = collectingWords.status.total({
    completed: counts('completed'),
    inProgress: counts('in-progress'),
    missing: counts('missing'),
  });
  const groups = silent.map((group) =>
    collectingWords.status.silentGroup({ group: oneSafeLine(group) }),
  );
  return [...(rows.length > 0 ? [table, ''] : []), total, ...groups].join('\n');
}
