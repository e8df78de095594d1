import type { Gap } from '../../analysis/gaps.ts';
import { isNumbered, type Level } from '../../checklist/criteria/scale.ts';
import { targetOf } from '../../checklist/lookup.ts';
import { asSentence } from '../../text/phrases.ts';
import { analysisWords } from '../../words/analysis.ts';
import { documentWords } from '../../words/document.ts';
import { gapsWords as words } from '../../words/document-actions.ts';
import { capitalised } from '../../words/grammar.ts';
import type { Block, Table } from '../blocks.ts';
import type { Context } from '../context.ts';
import { verdictLines } from '../phrases.ts';
import type { Edition } from '../view.ts';
import { nameInText, ownersOf, stepText, USUAL } from './actions.ts';
import type { SectionContent } from './section.ts';

/** Returns the section on all gaps; `null` if there is none. */
export function gapsSection(context: Context, edition: Edition): SectionContent | null {
  const { report } = context;
  const extra = [...waiversOf(context), ...gatesOf(context), ...closerLooks(context)];
  if (edition === 'brief' || (report.gaps.length === 0 && extra.length === 0)) return null;
  const criteria = report.gaps.length;
  return {
    topic: documentWords.topics.gaps,
    page: 'half',
    title: words.title({ criteria, isOneLevel: areOneLevel(context) }),
    lead: criteria === 0 ? null : words.lead({ target: sharedTarget(context) }),
    blocks: [...(criteria === 0 ? [] : [gapTable(context)]), ...extra],
  };
}

function areOneLevel({ report, levels }: Context): boolean {
  return (
    report.gaps.length > 0 &&
    report.gaps.every(
      ({ criterion, now, target }) =>
        Math.round(levels.apart(criterion, target.score - now.score) * 100) === 100,
    )
  );
}

/** Returns the target as "Working (3)" if all criteria with numbered levels share it. */
export function sharedTarget({ report, checklist, find, levels }: Context): string | null {
  const targets = new Set(
    report.findings.flatMap(({ criterion, outcome }) => {
      if (outcome === 'not-asked' || outcome === 'unscored') return [];
      const target = targetOf(checklist, find.criterion(criterion));
      if (!target) return [];
      const name = levels.long(criterion, target.score);
      return [isNumbered(target) ? name : `“${name}”`];
    }),
  );
  const [only] = targets;
  return targets.size === 1 && only !== undefined ? only : null;
}

/** Longest text on the levels of a gap, in letters, that leaves the next step its room. */
const SHORT_LEVELS = 14;

function gapTable(context: Context): Table {
  const { report, names, print, levels, hasIds } = context;
  const { heads } = words;
  const fromTo = report.gaps.map(({ criterion, now, target, score }) =>
    words.levels({
      now: isNumbered(now) ? levels.short(criterion, score) : now.label,
      target: levels.short(criterion, target.score),
    }),
  );
  const areShort = fromTo.every((text) => text.length <= SHORT_LEVELS);
  return {
    is: 'table',
    caption: words.caption,
    columns: [
      { head: heads.number, width: 'number' },
      { head: heads.criterion, isTitle: true, width: 'title' },
      areShort
        ? { head: heads.levels, isWhole: true, width: 'narrow', narrow: 'beside' }
        : { head: heads.levels, width: 'medium', narrow: 'line' },
      { head: heads.step, narrow: 'line' },
      { head: heads.owner, width: 'owner', narrow: 'quiet' },
      { head: heads.effort, isWhole: true, narrow: 'labelled' },
      { head: heads.gain, align: 'end', isWhole: true, narrow: 'labelled' },
      ...(hasIds ? [{ head: heads.id }] : []),
    ],
    rows: report.gaps.map(({ criterion, next, advice, impact, answers }, i) => ({
      cells: [
        names.criterionNumber(criterion),
        names.gapName(criterion),
        fromTo[i] ?? '',
        [
          ...(answers ? [rangeOf(context, answers)] : []),
          stepText(context, criterion, advice?.do ?? next.description, next),
        ].join(' '),
        ownersOf(context, advice?.owner ? [advice.owner] : []),
        advice?.effort ?? USUAL,
        print.gain(impact),
        ...(hasIds ? [[{ is: 'code' as const, text: criterion }]] : []),
      ],
    })),
  };
}

function rangeOf({ levels }: Context, { lowest, highest }: NonNullable<Gap['answers']>): string {
  const short = (level: Level) =>
    isNumbered(level) ? String(level.level) : nameInText(levels, level);
  return analysisWords.lookTogether({ lowest: short(lowest), highest: short(highest) });
}

function waiversOf(context: Context): readonly Block[] {
  const { report, days } = context;
  const waivers = report.verdict?.waivers ?? [];
  if (waivers.length === 0) return [];
  const table: Table = {
    is: 'table',
    caption: words.waived,
    columns: [
      { head: words.heads.number, width: 'number' },
      { head: words.heads.criterion, isTitle: true },
      { head: words.reason, narrow: 'line' },
      { head: words.approver, narrow: 'quiet' },
      { head: words.until, isWhole: true, narrow: 'labelled' },
    ],
    rows: waivers.map(({ criterion, point, reason, approver, expires }) => ({
      cells: [
        ...namesOfWaived(context, criterion ?? null, point ?? null),
        reason,
        [{ is: 'name', text: approver }],
        days.short(expires),
      ],
    })),
  };
  return [{ is: 'heading', text: words.waived }, table];
}

/** Returns number and name of what a waiver covers; empty texts if the checklist does not have it. */
function namesOfWaived(
  { names, finding, checklist }: Context,
  criterion: string | null,
  point: string | null,
): readonly [string, string] {
  if (criterion !== null && finding(criterion)) {
    return [names.criterionNumber(criterion), names.criterionName(criterion)];
  }
  return point !== null && checklist.points.some(({ id }) => id === point)
    ? [names.pointNumber(point), names.pointName(point)]
    : ['', ''];
}

function gatesOf({ report }: Context): readonly Block[] {
  const { verdict } = report;
  const lines = verdict === null ? [] : verdictLines(verdict);
  if (lines.length === 0) return [];
  return [
    { is: 'heading', text: words.gate },
    { is: 'list', items: lines },
  ];
}

/** Returns the points of other checklists that look closer at gaps. */
function closerLooks({ report, print, names, hasIds }: Context): readonly Block[] {
  if (report.followUps.length === 0) return [];
  const others = new Map(report.followUps.map(({ checklist }) => [checklist.id, checklist.title]));
  return [
    { is: 'heading', text: words.closer },
    {
      is: 'list',
      items: report.followUps.map(({ point, checklist, impact, gaps }) =>
        words.followUp({
          numbers: gaps.map(({ criterion }) => names.criterionNumber(criterion)),
          point: point.title,
          checklist: checklist.title,
          because: [...new Set(gaps.map(({ because }) => capitalised(asSentence(because))))].join(
            ' ',
          ),
          gain: print.gain(impact),
        }),
      ),
    },
    ...(hasIds
      ? [...others].map(
          ([id, title]) => ({ is: 'note', text: words.answerIt({ id, title }) }) as const,
        )
      : []),
  ];
}
