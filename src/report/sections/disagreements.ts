import { agreedAnswer } from '../../analysis/agreements.ts';
import { levelsOf } from '../../checklist/criteria/types.ts';
import { reaches, TOLERANCE } from '../../numbers.ts';
import type { Response } from '../../scoring/responses.ts';
import { analysisWords } from '../../words/analysis.ts';
import { documentWords } from '../../words/document.ts';
import { gapsWords } from '../../words/document-actions.ts';
import { answersWords } from '../../words/document-method.ts';
import { sidesWords, disagreementsWords as words } from '../../words/document-teams.ts';
import type { Block, Dots, DotsRow, Heat, LevelCell, Quote, Table } from '../blocks.ts';
import type { Context, LevelDifference, Side } from '../context.ts';
import type { Levels } from '../print.ts';
import type { Edition } from '../view.ts';
import { noteAndEvidence, type SectionContent, type SlideHead, shortNote } from './section.ts';

/** Number of disagreements to settle. */
const TO_SETTLE = 3;
/** Most rows with quotes. */
const MOST_ROWS = 8;
/** Most quotes below a row. */
const MOST_QUOTES = 4;
/** Respondents up to whom each has a mark of their own. */
const MOST_PEOPLE = 5;
/** Most criteria that a title names. */
const MOST_NAMED = 2;

/** Returns the section on disagreements; `null` if there are no two sides to compare. */
export function disagreementsSection(context: Context, edition: Edition): SectionContent | null {
  const { toDiscuss, sides, report } = context;
  if (sides.filter(({ hasAnswered }) => hasAnswered).length < 2) return null;
  if (report.result.score === null) return null;
  const settle = toSettle(context);
  const inBrief = settle.length > 0 ? settle : toDiscuss.slice(0, TO_SETTLE);
  const { settle: open, others, noted } = rowsOf(context);
  const rows = edition === 'brief' ? inBrief : [...open, ...others, ...noted];
  return {
    topic: documentWords.topics.disagreements,
    title: titleOf(context),
    lead: leadOf(context, edition),
    onSlide: onSlide(context),
    blocks: [
      ...(rows.length > 0 ? [dotsOf(context, rows, 'full')] : []),
      ...(edition === 'brief' ? [] : [...heatOf(context), ...agreementsOf(context)]),
    ],
  };
}

/** Returns the largest disagreements that are still open, at most three. */
export function toSettle({ toDiscuss }: Context): readonly LevelDifference[] {
  return toDiscuss.filter(({ isSettled }) => !isSettled).slice(0, TO_SETTLE);
}

interface Rows {
  readonly settle: readonly LevelDifference[];
  /** Conflicts beside those to settle. */
  readonly others: readonly LevelDifference[];
  readonly noted: readonly LevelDifference[];
  readonly isCut: boolean;
}

/** Criteria to show: those to settle, all conflicts, and those with a note. */
function rowsOf(context: Context): Rows {
  const { toDiscuss, report } = context;
  const places = new Map(report.findings.map(({ criterion }, i) => [criterion, i]));
  const place = ({ criterion }: LevelDifference) => places.get(criterion) ?? 0;
  const settle = toSettle(context);
  const others = toDiscuss.filter((own) => !settle.includes(own));
  const noted = others.filter(
    (own) => !own.isConflict && quotesOn(context, own.criterion).length > 0,
  );
  const conflicts = others.filter(({ isConflict }) => isConflict);
  const room = MOST_ROWS - settle.length;
  return {
    settle,
    others: conflicts.slice(0, room),
    noted: noted
      .toSorted((a, b) => place(a) - place(b))
      .slice(0, Math.max(room - conflicts.length, 0)),
    isCut: conflicts.length + noted.length > room,
  };
}

/** Returns criteria on the line of levels, with short sentences or with names of levels and quotes. */
export function dotsOf(
  context: Context,
  differences: readonly Pick<LevelDifference, 'criterion'>[],
  length: 'short' | 'full',
): Dots {
  return {
    is: 'dots',
    series: context.perceived.sides
      .filter(({ hasAnswered }) => hasAnswered)
      .map(({ title, mark }) => ({ title, mark })),
    levels: context.levels.axis,
    rows: differences.map(({ criterion }, i) => ({
      rank: String(i + 1),
      title: context.names.criterionLabel(criterion),
      text: [
        viewsInWords(context, criterion, length),
        ...splitsInWords(context, criterion),
        ...sinceInWords(context, criterion),
      ].join(' '),
      ...marksOn(context, criterion),
      quotes: length === 'short' ? [] : quotesOn(context, criterion),
    })),
  };
}

function marksOn(
  { report, perceived, isOfPeople, mark }: Context,
  criterion: string,
): Pick<DotsRow, 'marks' | 'range'> {
  const { sides } = perceived;
  const responses = perceived.responses(criterion);
  const scores = responses.flatMap(({ score }) => (score === null ? [] : [score]));
  const means = sides.flatMap(({ mark: own, on }) => {
    const at = on(criterion);
    return at === undefined ? [] : [{ mark: own, at }];
  });
  if (isOfPeople) return { marks: means, range: null };
  if (report.respondents.length > MOST_PEOPLE) {
    return {
      marks: means,
      range: scores.length > 0 ? { low: Math.min(...scores), high: Math.max(...scores) } : null,
    };
  }
  if (responses.length === 0) return { marks: means, range: null };
  const people = responses.flatMap(({ group, score }) => {
    const own = mark(group);
    return own === null || score === null ? [] : [{ mark: own, at: score }];
  });
  return { marks: people, range: null };
}

/** Returns how many of a split group chose which level. */
function splitsInWords(
  { toDiscuss, report, find, perceived, levels, checklist }: Context,
  criterion: string,
): readonly string[] {
  if (!toDiscuss.find((own) => own.criterion === criterion)?.isWithin) return [];
  const perception = report.disagreement.criteria.find((own) => own.criterion === criterion);
  const spreads = perception?.spreads ?? [];
  const [widest] = spreads.toSorted((a, b) => b.spread - a.spread);
  if (!widest) return [];
  const scores = perceived
    .responses(criterion)
    .flatMap((own) => (own.group === widest.group && own.score !== null ? own.score : []));
  const ratings = levelsOf(checklist, find.criterion(criterion))
    .map((level) => ({
      label: levels.name(level),
      count: scores.filter((score) => Math.abs(score - level.score) <= TOLERANCE).length,
    }))
    .filter(({ count }) => count > 0);
  const group = find.group(widest.group);
  return [analysisWords.groupSplit({ group, people: scores.length, ratings })];
}

/** Returns what became of the criterion after the votes that are compared, if anything did. */
function sinceInWords(context: Context, criterion: string): readonly string[] {
  const { report, sides, perceived, levels } = context;
  const agreement = report.agreements?.find((own) => own.criterion === criterion);
  const agreed = agreement ? agreedAnswer(agreement) : null;
  return [
    ...(perceived.votedAgain.has(criterion)
      ? [words.afterwards({ votes: viewsInWords(context, criterion, 'short', sides) })]
      : []),
    ...(agreed === null
      ? []
      : [answersWords.agreed({ level: levels.ofAnswer(criterion, agreed) })]),
  ];
}

/** Returns who gives which level, the highest first, and who does not know. */
function viewsInWords(
  { perceived, levels }: Context,
  criterion: string,
  length: 'short' | 'full',
  sides = perceived.sides,
): string {
  const known = meansOn(sides, criterion);
  const isExact = known.every(({ mean }) => levels.isExact(criterion, mean));
  const level = (mean: number) => {
    if (length === 'full' && isExact) return levels.long(criterion, mean);
    return isExact ? levels.short(criterion, mean) : decimal(levels.short(criterion, mean));
  };
  const [only] = known;
  if (sides.length === 1 && only) {
    return sidesWords.inShort({ views: [levels.long(criterion, only.mean)] });
  }
  const views = [...titlesByLevel(sides, criterion, level)].map(([own, titles]) =>
    length === 'full' && isExact
      ? sidesWords.said({ sides: titles, level: own })
      : sidesWords.short({ sides: titles, level: own }),
  );
  const silent = sides.filter(({ on, hasAnswered }) => hasAnswered && on(criterion) === undefined);
  const all = [...views, ...silences(silent, criterion)];
  return length === 'full' && isExact
    ? sidesWords.inFull({ views: all })
    : sidesWords.inShort({ views: all });
}

function meansOn(
  sides: readonly Side[],
  criterion: string,
): readonly { readonly title: string; readonly mean: number }[] {
  return sides.flatMap(({ title, on }) => {
    const mean = on(criterion);
    return mean === undefined ? [] : [{ title, mean }];
  });
}

/** Returns the titles of the sides by the printed level of their mean, the highest first. */
export function titlesByLevel(
  sides: readonly Side[],
  criterion: string,
  print: (mean: number) => string,
): ReadonlyMap<string, readonly string[]> {
  const titles = new Map<string, string[]>();
  for (const { title, mean } of meansOn(sides, criterion).toSorted((a, b) => b.mean - a.mean)) {
    titles.set(print(mean), [...(titles.get(print(mean)) ?? []), title]);
  }
  return titles;
}

// Beside 2.8, a 3 is a mean as well.
function decimal(level: string): string {
  return /^\d+$/.test(level) ? `${level}.0` : level;
}

function silences(sides: readonly Side[], criterion: string): readonly string[] {
  const kinds = ['blank', 'not-applicable'] as const;
  return kinds.flatMap((kind) => {
    const titles = sides
      .filter(({ responses }) => saidMostly(responses(criterion)) === kind)
      .map(({ title }) => title);
    if (titles.length === 0) return [];
    return kind === 'blank'
      ? [sidesWords.didNotKnow({ sides: titles })]
      : [sidesWords.notApplicable({ sides: titles })];
  });
}

function saidMostly(responses: readonly Response[]): 'blank' | 'not-applicable' | null {
  if (responses.some(({ said }) => said === 'blank')) return 'blank';
  return responses.some(({ said }) => said === 'not-applicable') ? 'not-applicable' : null;
}

/** Returns the notes on a criterion, those with the highest level first. */
function quotesOn(context: Context, criterion: string): readonly Quote[] {
  const { report, find, perceived, isOfPeople, sides, mark } = context;
  if (report.anonymity) return hiddenQuotes(context, criterion);
  return perceived
    .responses(criterion)
    .toSorted((a, b) => (b.score ?? -1) - (a.score ?? -1))
    .flatMap(({ respondent, group }): Quote[] => {
      const note = find.remarks(respondent, criterion)?.note;
      if (!note?.trim()) return [];
      const own = isOfPeople ? sides.find(({ id }) => id === respondent)?.mark : mark(group);
      return [{ mark: own ?? null, who: find.name(respondent), text: shortNote(note) }];
    })
    .slice(0, MOST_QUOTES);
}

function hiddenQuotes({ report }: Context, criterion: string): readonly Quote[] {
  const remarks = report.anonymity?.remarks ?? [];
  return remarks
    .filter((own) => own.criterion === criterion)
    .flatMap(({ note }) =>
      note === null ? [] : [{ mark: null, who: null, text: shortNote(note) }],
    )
    .slice(0, MOST_QUOTES);
}

/** Returns title and lead of the slide if no conflict remains; the lead has what the title has elsewhere. */
function onSlide(context: Context): SlideHead | null {
  const { differences, levels, report } = context;
  const settle = toSettle(context).length;
  const isGone =
    differences.every(({ isConflict }) => !isConflict) &&
    (report.comparison?.earlier?.conflicts ?? 0) > 0;
  if (!isGone || settle === 0) return null;
  const criteria = differences.length;
  const all = `${words.oneLevel({ criteria, isInLevels: levels.isInLevels })}.`;
  return {
    title: words.noneButToSettle({ differences: settle }),
    lead: [all, leadOf(context, 'brief')].filter((own) => own !== null).join(' '),
  };
}

function titleOf(context: Context): string {
  const { differences, names, levels, isOfPeople, report, perceived } = context;
  const { isInLevels } = levels;
  if (differences.length === 0) {
    if (isOfPeople) return words.sameOfPeople;
    return words.same({ isInLevels, isWithin: context.toDiscuss.length > 0 });
  }
  // The largest difference of all can be one within a group.
  const [largest] = differences
    .filter(({ isConflict }) => isConflict)
    .toSorted((a, b) => b.size - a.size);
  if (!largest) {
    const criteria = differences.length;
    const hadConflicts = (report.comparison?.earlier?.conflicts ?? 0) > 0;
    return hadConflicts
      ? words.noneButOneLevel({ criteria, isInLevels })
      : words.oneLevel({ criteria, isInLevels });
  }
  const apart = ({ criterion, size }: LevelDifference) =>
    Math.floor(levels.apart(criterion, size) + TOLERANCE);
  const criteria = differences
    .filter((own) => own.isConflict && apart(own) === apart(largest))
    .slice(0, MOST_NAMED)
    .map(({ criterion }) => names.criterionInText(criterion));
  const isBefore = perceived.votedAgain.size > 0;
  return apart(largest) < 2
    ? words.contradict({ criteria, isBefore })
    : words.apart({ criteria, isBefore, levels: apart(largest) });
}

function leadOf(context: Context, edition: Edition): string | null {
  const { differences, report, isOfPeople, perceived, levels } = context;
  const { isInLevels } = levels;
  const settle = toSettle(context).length;
  const isBefore = perceived.votedAgain.size > 0;
  const before = words.before({
    settled: differences.filter(({ isSettled }) => isSettled).length,
    isVotedAgain: isBefore,
  });
  const conflicts = differences.filter(({ isConflict }) => isConflict).length;
  const others = differences.length - conflicts;
  const hasMeans = !isOfPeople && report.respondents.length > MOST_PEOPLE;
  const sentences = [
    ...(conflicts > 0 ? [words.lead({ conflicts, others, isInLevels, isBefore })] : []),
    ...(conflicts === 0 && differences.length > 0 ? higherAndLower(context) : []),
    ...(before === '' ? [] : [before]),
    ...(edition === 'brief' && differences.length > TO_SETTLE && settle > 0
      ? [words.shownBrief({ shown: settle })]
      : []),
    ...(edition === 'full' && differences.length > TO_SETTLE ? shownInWords(context) : []),
    ...(hasMeans && differences.length > 0 ? [words.means] : []),
  ];
  return sentences.length === 0 ? null : sentences.join(' ');
}

/** Returns which criteria the list has, if it has not all of them. */
function shownInWords(context: Context): readonly string[] {
  const { isCut, ...rows } = rowsOf(context);
  const [settle, others, noted] = [rows.settle.length, rows.others.length, rows.noted.length];
  const shown = settle + others + noted;
  if (shown === 0 || shown >= context.toDiscuss.length) return [];
  return [words.shown({ settle, others, noted, isCut })];
}

/** Share of the differences from which one side is named as the higher or lower one. */
const MOSTLY = 0.6;
/** Fewest differences that show a pattern. */
const FEWEST_DIFFERENCES = 5;

/** Side that is highest, or lowest, in most of the differences; `null` without a pattern. */
export function sideMostly(
  { differences, perceived: { sides } }: Context,
  end: 'higher' | 'lower',
): { readonly side: Side; readonly number: number } | null {
  if (differences.length < FEWEST_DIFFERENCES) return null;
  const counts = sides.map((side) => ({
    side,
    number: differences.filter(({ criterion }) => isAtEnd(sides, side, criterion, end)).length,
  }));
  const [first] = counts.toSorted((a, b) => b.number - a.number);
  return first && reaches(first.number / differences.length, MOSTLY) ? first : null;
}

function isAtEnd(
  sides: readonly Side[],
  side: Side,
  criterion: string,
  end: 'higher' | 'lower',
): boolean {
  const own = side.on(criterion);
  const all = sides.flatMap(({ on }) => on(criterion) ?? []);
  if (own === undefined) return false;
  return end === 'higher' ? reaches(own, Math.max(...all)) : reaches(Math.min(...all), own);
}

function higherAndLower(context: Context): readonly string[] {
  const higher = sideMostly(context, 'higher');
  const lower = sideMostly(context, 'lower');
  if (!higher) return [];
  return [
    words.higherLower({
      higher: higher.side.title,
      inHigher: higher.number,
      of: context.differences.length,
      lower: lower ? lower.side.title : null,
      inLower: lower?.number ?? 0,
    }),
  ];
}

/** Most sides that a heat map has room for. */
const MOST_COLUMNS = 12;

function heatOf(context: Context): readonly Block[] {
  const { isOfPeople, levels, perceived } = context;
  const { sides } = perceived;
  if (sides.length > MOST_COLUMNS) return [];
  const caption = words.heat({ isOfPeople, isBefore: perceived.votedAgain.size > 0 });
  const heat: Heat = {
    is: 'heat',
    caption,
    heads: { criterion: words.criterion, apart: words.apartHead },
    series: sides.map(({ title, mark }) => ({ title, mark })),
    levels: levels.axis,
    unknown: { number: words.unknownSign, title: words.unknown },
    points: heatPoints(context),
  };
  return [{ is: 'heading', text: caption, isOnHalfPage: true }, heat];
}

function heatPoints(context: Context): Heat['points'] {
  const { checklist, names, finding, perceived, differences, levels } = context;
  const sizes = new Map(differences.map((own) => [own.criterion, own]));
  return checklist.points
    .filter(({ id }) => names.pointNumber(id) !== '')
    .map(({ id, criteria }) => ({
      number: names.pointNumber(id),
      title: names.pointName(id),
      rows: criteria
        .filter((criterion) => isShown(finding(criterion.id)?.outcome))
        .map((criterion) => {
          const difference = sizes.get(criterion.id);
          return {
            number: names.criterionNumber(criterion.id),
            title: names.criterionName(criterion.id),
            cells: perceived.sides.map((side) => heatCell(context, side, criterion.id)),
            apart: difference ? apartOn(levels, difference) : null,
          };
        }),
    }))
    .filter(({ rows }) => rows.length > 0);
}

function isShown(outcome: string | undefined): boolean {
  return outcome !== undefined && outcome !== 'not-asked' && outcome !== 'unscored';
}

function heatCell({ levels, finding }: Context, side: Side, criterion: string): LevelCell {
  const mean = side.on(criterion);
  if (mean === undefined) {
    const isOut =
      finding(criterion)?.outcome === 'not-applicable' ||
      saidMostly(side.responses(criterion)) === 'not-applicable';
    return { shade: null, label: isOut ? words.notApplicable : words.unknownSign };
  }
  const shade = Math.min(Math.max(Math.round(mean * 4), 0), 4) as 0 | 1 | 2 | 3 | 4;
  return { shade, label: levels.short(criterion, mean) };
}

function apartOn(levels: Levels, { criterion, size, isConflict }: LevelDifference) {
  if (!levels.isNumbered(criterion)) {
    return { number: '', unit: words.apartWithoutLevels({ isConflict }) };
  }
  const whole = Math.round(levels.apart(criterion, size) * 10) / 10;
  const unit = isConflict ? words.conflict({ levels: whole }) : words.apartBy({ levels: whole });
  return { number: String(whole), unit };
}

/** Returns the levels that a workshop agreed on, beside its votes. */
function agreementsOf(context: Context): readonly Block[] {
  const { report, names, levels, finding, sides, perceived } = context;
  if (report.agreements === null) return [];
  const heading: Block = { is: 'heading', text: words.agreed };
  const agreed = report.agreements.filter(({ criterion }) => finding(criterion));
  if (agreed.length === 0) return [heading, { is: 'note', text: words.nothingAgreed }];
  const hasFirst = agreed.some(({ criterion }) => perceived.votedAgain.has(criterion));
  const table: Table = {
    is: 'table',
    caption: words.agreed,
    columns: [
      { head: gapsWords.heads.number, width: 'number' },
      { head: words.criterion, isTitle: true },
      ...(hasFirst ? [{ head: words.votesBefore, narrow: 'line' as const }] : []),
      { head: hasFirst ? words.votesAfter : words.votes, narrow: 'line' },
      { head: words.agreedLevel, narrow: 'beside' },
      { head: words.note, narrow: 'line' },
    ],
    rows: agreed.map((own) => {
      const { criterion, note, evidence } = own;
      const answer = agreedAnswer(own);
      const found = answer === null ? null : levels.ofAnswer(criterion, answer);
      return {
        cells: [
          names.criterionNumber(criterion),
          names.criterionName(criterion),
          ...(hasFirst ? [viewsInWords(context, criterion, 'short')] : []),
          viewsInWords(context, criterion, 'short', sides),
          found ?? words.noLevel,
          noteAndEvidence(note, evidence),
        ],
      };
    }),
  };
  const counts = report.by === 'agreed' ? words.agreedCounts : words.votesCount;
  return [heading, table, { is: 'note', text: counts }];
}
