import type { Agreement } from '../analysis/agreements.ts';
import type { GapReport } from '../analysis/gap-report.ts';
import { levelsOf } from '../checklist/criteria/index.ts';
import { levelInWords } from '../checklist/criteria/scale.ts';
import { reaches } from '../scoring/tolerance.ts';
import { lookupIn } from './lookup.ts';
import type { Entry, Notes } from './notes.ts';
import { percent } from './numbers.ts';
import { answerInWords } from './words.ts';

/** What the room agreed on after its votes, each beside what the votes alone come to. */
export function agreedInWords(report: GapReport): Notes {
  const heading = 'Agreed in the room';
  const { agreed } = report;
  if (agreed === null) return { heading, entries: [] };
  if (agreed.length === 0) return { heading, intro: 'Nothing so far.', entries: [] };
  return {
    heading,
    intro: 'This stands beside the score, which comes from the answers alone.',
    entries: agreed.map((own) => agreementInWords(report, own)),
  };
}

function agreementInWords(report: GapReport, own: Agreement): Entry {
  const { criterion, level, answer = level, note, evidence } = own;
  const agreed =
    answer === null ? 'no level agreed' : `agreed on ${answerInWords(report, criterion, answer)}`;
  const { question } = lookupIn(report).criterion(criterion);
  return {
    line: `"${criterion}": ${agreed}; ${answersInWords(report, criterion)}. ${question}`,
    details: [
      ...(note === null ? [] : [note]),
      ...(evidence.length === 0 ? [] : [`Seen: ${evidence.join('; ')}`]),
    ],
  };
}

/** The score in percent, and the level that it reaches. */
function answersInWords(report: GapReport, criterion: string): string {
  const score = report.findings.find((own) => own.criterion === criterion)?.score ?? null;
  if (score === null) {
    return report.anonymity ? 'what the answers come to is withheld' : 'the answers give no score';
  }
  const { definition } = report.checklist;
  const levels = levelsOf(definition, lookupIn(report).criterion(criterion));
  const reached = levels.findLast((own) => reaches(score, own.score)) ?? levels[0];
  const words = reached ? `${levelInWords(reached)}, ` : '';
  return `the answers come to ${words}${percent(
    score,
    levels.map((own) => own.score),
  )}`;
}
