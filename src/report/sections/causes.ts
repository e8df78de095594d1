import type { Comparison } from '../../analysis/comparison/comparison.ts';
import { WEAK_BELOW } from '../../analysis/root-causes.ts';
import { isScored } from '../../checklist/criteria/types.ts';
import { isKey } from '../../checklist/lookup.ts';
import { fixed, TOLERANCE } from '../../numbers.ts';
import { asSentence } from '../../text/phrases.ts';
import { analysisWords } from '../../words/analysis.ts';
import { documentWords } from '../../words/document.ts';
import { gapsWords, causesWords as words } from '../../words/document-actions.ts';
import { summaryWords } from '../../words/document-summary.ts';
import { uncapitalised } from '../../words/grammar.ts';
import type { Block, Callout, Table, Text, TreeNode } from '../blocks.ts';
import type { Context } from '../context.ts';
import type { Edition } from '../view.ts';
import type { SectionContent, SlideHead } from './section.ts';

/** Returns the section on root causes; `null` without a score. */
export function causesSection(context: Context, edition: Edition): SectionContent | null {
  const { report } = context;
  if (report.result.score === null) return null;
  const { roots } = report.rootCauses;
  const notes = [...sharedCosts(context), ...unseenInWords(context)];
  if (roots.length === 0) {
    if (edition === 'brief') return null;
    const gone = causesOfThen(context);
    return {
      topic: documentWords.topics.causes,
      page: 'half',
      title: isOtherWeak(context) ? words.noOther : words.noneAtAll,
      lead: preconditionsIn(context) ?? leadOfNone(context, gone.length > 0),
      onSlide: onSlide(context),
      blocks: [...gone, ...notes, ...mistakesOn(context)],
    };
  }
  const tree = treeOf(context);
  // The first page has said it all.
  if (edition === 'brief' && tree.length === 1 && tree[0]?.children.length === 0) return null;
  return {
    topic: documentWords.topics.causes,
    page: 'half',
    title: titleOf(context),
    lead: preconditionsIn(context),
    blocks: [
      { is: 'tree', roots: tree },
      ...(edition === 'brief' ? [] : [...notes, ...mistakesOn(context)]),
    ],
  };
}

/** Returns title and lead of the slide if causes of the earlier round are gone. */
function onSlide(context: Context): SlideHead | null {
  const { comparison } = context.report;
  const causes = comparison?.rootCauses.closed.length ?? 0;
  if (!comparison || causes === 0) return null;
  const when = context.days.name(comparison.before.date);
  return {
    title: words.gone({ causes, when, isOther: isOtherWeak(context) }),
    lead: preconditionsIn(context) ?? words.definition({ limit: context.print.part(WEAK_BELOW) }),
  };
}

function hasPreconditions({ report }: Context): boolean {
  return report.rootCauses.preconditions.length > 0;
}

/** True if a point with a missed must is weak: it is no cause, because it comes before all causes. */
function isOtherWeak(context: Context): boolean {
  return hasPreconditions(context) && context.weak.length > 0;
}

/** True if root causes and what follows from them are all weak points. */
function isAllWeak({ report, weak }: Context): boolean {
  return weak.length === report.rootCauses.weak.length;
}

function scoredPoints({ report }: Context): number {
  return report.points.filter(({ score }) => score !== null).length;
}

/** Returns the points with a missed must, which come before all causes. */
function preconditionsIn({ report, names }: Context): string | null {
  const points = report.rootCauses.preconditions.map(names.pointInText);
  return points.length === 0 ? null : analysisWords.preconditions({ points });
}

function titleOf(context: Context): string {
  const { report, names } = context;
  const { roots, weak } = report.rootCauses;
  const [root] = roots;
  const of = scoredPoints(context);
  const beside = { isAll: isAllWeak(context), isAfterMust: hasPreconditions(context) };
  const causes = roots.map(({ point }) => uncapitalised(names.pointInText(point)));
  if (roots.length > 1 || !root) {
    return words.several({ weak: weak.length, causes, ...beside });
  }
  const [cause = ''] = causes;
  const others = weak.length - 1;
  return others === 0
    ? words.alone({ cause, ...beside })
    : words.oneFollow({ weak: weak.length, of, others, cause });
}

/** Weak points, each once, below the cause that is nearest to a root. */
function treeOf({ report, names, print }: Context): readonly TreeNode[] {
  const { roots, weak } = report.rootCauses;
  const scores = new Map(report.points.map(({ point, score }) => [point, score]));
  const placed = new Set(roots.map(({ point }) => point));
  const links = roots.flatMap(({ chain }) => chain);
  const children = new Map<string, { point: string; because: string }[]>();
  // Level by level, so that each point is below the cause nearest to a root.
  for (let level: readonly string[] = [...placed]; level.length > 0; ) {
    const next: string[] = [];
    for (const cause of level) {
      for (const { effect, because } of links.filter((link) => link.cause === cause)) {
        if (placed.has(effect)) continue;
        placed.add(effect);
        next.push(effect);
        children.set(cause, [...(children.get(cause) ?? []), { point: effect, because }]);
      }
    }
    level = next;
  }
  const order = report.points.map(({ point }) => point);
  const node = (point: string, because: string): TreeNode => {
    return {
      number: names.pointNumber(point),
      title: names.pointName(point),
      score: print.cell(scores.get(point)),
      because,
      children: (children.get(point) ?? [])
        .toSorted((a, b) => order.indexOf(a.point) - order.indexOf(b.point))
        .map((own) => node(own.point, own.because)),
    };
  };
  const isWeak = new Set(weak.map(({ point }) => point));
  return roots
    .filter(({ point }) => isWeak.has(point))
    .map(({ point }) => node(point, words.isRoot));
}

/** Returns the mistakes that the checklist warns of, one for each weak point that has any. */
function mistakesOn({ weak, find, names }: Context): readonly Block[] {
  const items = weak.flatMap(({ point }): Text[] => {
    const avoid = find.point(point).avoid?.trim();
    if (!avoid) return [];
    return [
      [{ is: 'strong', text: asSentence(names.pointInText(point)) }, ` ${asSentence(avoid)}`],
    ];
  });
  return items.length === 0
    ? []
    : [
        { is: 'heading', text: words.mistakes },
        { is: 'list', items },
      ];
}

/** Returns what each of several root causes costs, with what they share. */
function sharedCosts({ report, names }: Context): readonly Block[] {
  const { roots } = report.rootCauses;
  if (roots.length < 2) return [];
  return roots.map(({ point, impact, exclusive, lostScore }) => {
    const shared = fixed((impact - exclusive) * 100, 0);
    return {
      is: 'note',
      text: words.costs({
        cause: uncapitalised(names.pointInText(point)),
        lost: fixed(impact * 100, 0),
        shared: shared === '0' ? null : shared,
        isAlone: impact - lostScore < TOLERANCE,
      }),
    };
  });
}

/** Returns the points that could not be judged and may be causes. */
function unseenInWords({ report, names, find }: Context): readonly Block[] {
  const points = report.rootCauses.notAssessed
    .filter(({ mayCause }) => mayCause.length > 0)
    .map(({ point, reason, mayCause }) =>
      words.unseen({
        point: names.pointInText(point),
        reason: words.reasons[reason],
        effects: mayCause.map(names.pointInText),
      }),
    );
  const unasked = report.findings
    .filter(({ criterion, outcome }) => {
      const own = find.criterion(criterion);
      return outcome === 'not-asked' && !isKey(own) && isScored(own);
    })
    .map(({ criterion }) => names.criterionNumber(criterion));
  const express =
    report.mode === 'express' && unasked.length > 0 ? [words.unasked({ criteria: unasked })] : [];
  return [...points, ...express].map((text) => ({ is: 'note', text }));
}

function leadOfNone({ report, print, days }: Context, hasThen: boolean): string {
  const then = report.comparison?.rootCauses.closed.length ?? 0;
  const limit = print.part(WEAK_BELOW);
  const when = report.comparison ? days.when(report.comparison.before.date) : '';
  return [
    words.definition({ limit }),
    ...(hasThen ? [words.ofThen({ when, number: then })] : []),
  ].join(' ');
}

/** Returns the root causes of the earlier round that are gone, with what followed from them. */
function causesOfThen(context: Context): readonly Block[] {
  const { report, names, print, days, checklist } = context;
  const { comparison } = report;
  if (!comparison || comparison.rootCauses.closed.length === 0) return [];
  const scores = new Map(comparison.points.map((own) => [own.point, own]));
  const score = (point: string, end: 'before' | 'after') => print.cell(scores.get(point)?.[end]);
  const explained = new Map(
    (comparison.earlier?.rootCauses ?? []).map(({ point, explains }) => [point, explains]),
  );
  const effect = (point: string) => {
    const found = checklist.points.find(({ id }) => id === point);
    if (!found || scores.get(point)?.levels !== 'same') return [];
    const because = found.causedBy?.[0]?.because ?? '';
    return [
      words.effect({
        name: names.pointName(point),
        before: score(point, 'before'),
        after: score(point, 'after'),
        because: uncapitalised(because),
      }),
    ];
  };
  const table: Table = {
    is: 'table',
    caption: words.headOfThen({ when: days.when(comparison.before.date) }),
    columns: [
      { head: gapsWords.heads.number, width: 'number' },
      { head: words.headOfThen({ when: days.when(comparison.before.date) }), isTitle: true },
      { head: words.followed, narrow: 'line' },
      { head: days.short(comparison.before.date), align: 'end', isWhole: true, narrow: 'labelled' },
      { head: days.short(report.date), align: 'end', isWhole: true, narrow: 'labelled' },
    ],
    rows: comparison.rootCauses.closed.map((point) => {
      const effects = (explained.get(point) ?? []).flatMap(effect);
      return {
        cells: [
          names.pointNumber(point),
          names.pointName(point),
          effectsOf(comparison, effects),
          score(point, 'before'),
          [{ is: 'strong', text: score(point, 'after') }],
        ],
      };
    }),
  };
  return [table];
}

function effectsOf({ earlier }: Comparison, effects: readonly string[]): string {
  if (effects.length > 0) return effects.join('\n');
  return earlier === null ? words.notTold : words.nothingElse;
}

/** Returns the root causes as the diagnosis of the summary. */
export function causeCallout(context: Context): Callout {
  const { report, names, print } = context;
  const { roots, weak, lostScore } = report.rootCauses;
  const [root] = roots;
  const name = (point: string, score: number) =>
    words.name({ cause: names.pointInText(point), score: print.part(score) });
  const lost = fixed(lostScore * 100, 0);
  if (!root) return noCause(context);
  if (roots.length === 1) {
    return {
      ...{ is: 'callout', tone: 'plain', label: summaryWords.rootCause },
      title: words.one({ cause: name(root.point, root.score) }),
      text: words.allFollow({
        ...{ others: weak.length - 1, lost },
        ...{ isAll: isAllWeak(context), of: scoredPoints(context) },
      }),
    };
  }
  return {
    ...{ is: 'callout', tone: 'plain', label: summaryWords.rootCauses },
    title: words.some({
      causes: roots.map(({ point, score }) =>
        words.withScore({ name: names.pointInText(point), score: print.part(score) }),
      ),
    }),
    text: words.someFollow({ others: weak.length - roots.length, weak: weak.length, lost }),
  };
}

function noCause(context: Context): Callout {
  const { report, days } = context;
  const { comparison } = report;
  const gone = comparison?.rootCauses.closed ?? [];
  const lowest = lowestPoints(context, gone.length > 0);
  const plain = { is: 'callout', tone: 'plain', label: null } as const;
  if (!comparison || gone.length === 0) {
    return {
      ...plain,
      title: isOtherWeak(context) ? `${words.noOther}.` : words.none,
      text: lowest === '' ? null : lowest,
    };
  }
  const when = days.when(comparison.before.date);
  return { ...plain, title: words.noneLeft, text: `${heldBack(context, gone, when)}${lowest}` };
}

function heldBack(
  { report, names, print }: Context,
  gone: readonly string[],
  when: string,
): string {
  const changes = gone.flatMap((point) => {
    const change = report.comparison?.points.find((own) => own.point === point);
    return change && change.before !== null && change.after !== null
      ? [{ point, before: change.before, after: change.after }]
      : [];
  });
  const causes = changes.map(({ point, before, after }) =>
    words.withScores({
      name: uncapitalised(names.pointInText(point)),
      before: print.part(before),
      after: print.part(after),
    }),
  );
  // An anonymous report may tell of none of them.
  return causes.length === 0 ? '' : `${words.heldBack({ when, causes })} `;
}

/** Returns the two lowest points in one sentence; empty if no point is lower than another. */
function lowestPoints({ report, names, print }: Context, isToday: boolean): string {
  const sorted = report.points
    .flatMap(({ point, score }) => (score === null ? [] : [{ point, score }]))
    .toSorted((a, b) => a.score - b.score);
  const printed = (place: number) => print.part(sorted[place]?.score ?? 0);
  const isTied = sorted.length > 2 && printed(1) === printed(2);
  // Two of several equal points are no lower than the others.
  if (isTied && printed(0) === printed(1)) return '';
  const lowest = sorted.slice(0, isTied ? 1 : 2);
  const scores = new Set(lowest.map(({ score }) => print.part(score)));
  const name = (point: string) => uncapitalised(names.pointInText(point));
  if (isToday && lowest.length === 2 && scores.size === 1) {
    const [score = ''] = scores;
    return words.lowestToday({ names: lowest.map(({ point }) => name(point)), score });
  }
  const points = lowest.map(({ point, score }) =>
    words.withScore({ name: name(point), score: print.part(score) }),
  );
  return words.lowest({ points, isToday });
}
