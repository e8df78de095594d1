import type { GapReport } from '../analysis/gap-report.ts';
import type { Promised } from '../analysis/promises.ts';
import type { Entry, Notes } from './notes.ts';
import { levelNumberInWords } from './words.ts';

const OUTCOMES = ['missed', 'kept', 'pending', 'dropped'] as const satisfies Promised['outcome'][];

/** What became of an earlier plan, what was missed first. */
export function promisesInWords(report: GapReport): Notes {
  const heading = 'Promises';
  const { promises } = report;
  if (promises === null) return { heading, entries: [] };
  if (promises.length === 0) return { heading, intro: 'The plan has no actions.', entries: [] };
  const byOutcome = OUTCOMES.map((outcome) => promises.filter((own) => own.outcome === outcome));
  const counts = byOutcome.flatMap((own, i) =>
    own.length > 0 ? [`${own.length} ${OUTCOMES[i]}`] : [],
  );
  return {
    heading,
    intro: `${counts.join(', ')}.`,
    entries: byOutcome.flat().map((own) => promiseInWords(report, own)),
  };
}

function promiseInWords(report: GapReport, promised: Promised): Entry {
  const { outcome, criterion, level, do: what, owner, due, status } = promised;
  const goal = levelNumberInWords(report, criterion, level);
  const facts = [owner, due === null ? null : `due ${due}`].filter((fact) => fact !== null);
  const claim = status === 'done' && outcome !== 'kept' ? ' The plan calls it done.' : '';
  const when = facts.length > 0 ? ` (${facts.join(', ')})` : '';
  return { line: `${outcome}: "${criterion}" to ${goal}${when}.${claim} ${what}` };
}
