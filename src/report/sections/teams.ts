import { reaches } from '../../numbers.ts';
import type { Response } from '../../scoring/responses.ts';
import { documentWords } from '../../words/document.ts';
import { teamsWords as words } from '../../words/document-teams.ts';
import { uncapitalised } from '../../words/grammar.ts';
import { type Bars, type Block, beforeRole, type Quote, type Table, type Text } from '../blocks.ts';
import type { Context, Side } from '../context.ts';
import type { Edition } from '../view.ts';
import { sideMostly } from './disagreements.ts';
import { noteText, type SectionContent, type SlideHead } from './section.ts';

/** Distance of two scores from which one side sees a different company. */
const FAR_APART = 0.2;
/** Most people in the table of felt and measured scores. */
const MOST_PEOPLE = 24;

/** Returns the section on how the sides score; `null` without a score. */
export function teamsSection(context: Context, edition: Edition): SectionContent | null {
  if (context.report.result.score === null) return null;
  return {
    topic: documentWords.topics.teams,
    page: 'half',
    title: titleOf(context),
    lead: leadOf(context),
    onSlide: onSlide(context),
    blocks: [
      barsOf(context),
      ...(edition === 'brief' ? [] : [...feltAndMeasured(context), ...ownTexts(context)]),
    ],
  };
}

interface Scored extends Side {
  readonly score: number;
}

function scoredSides({ sides }: Context): readonly Scored[] {
  return sides
    .flatMap((side) => (side.score === null ? [] : [{ ...side, score: side.score }]))
    .toSorted((a, b) => b.score - a.score);
}

/** Returns title and lead of the slide, whose title has the scores that the lead has elsewhere. */
function onSlide(context: Context): SlideHead | null {
  const scored = scoredSides(context);
  const [highest, lowest] = [scored[0], scored.at(-1)];
  if (!highest || !lowest) return null;
  const ends = endsOf(context, highest, lowest);
  if (titleOf(context) !== words.highestLowest(ends)) return null;
  const score = (side: Scored) => context.print.score(side.score);
  return {
    title: words.highestLowestScored({
      ...ends,
      ...{ high: score(highest), low: score(lowest) },
    }),
    lead: blanksInWords(context) ?? bandOfAll(context),
  };
}

/** Returns the sides that have the highest and the lowest score. */
function endsOf(context: Context, highest: Scored, lowest: Scored) {
  const { score } = context.print;
  const sidesAt = (end: Scored) =>
    scoredSides(context)
      .filter((own) => score(own.score) === score(end.score))
      .map(({ title, isPerson }) => (isPerson ? title : uncapitalised(title)));
  return { highest: sidesAt(highest), lowest: sidesAt(lowest) };
}

function titleOf(context: Context): string {
  const { print, report } = context;
  const scored = scoredSides(context);
  const [highest] = scored;
  const lowest = scored.at(-1);
  if (!highest || !lowest) return words.all({ score: print.score(report.result.score ?? 0) });
  const score = print.score(highest.score);
  if (scored.length === 1) return words.one({ side: highest.title, score });
  if (score === print.score(lowest.score)) return words.alike({ score });
  if (!reaches(highest.score - lowest.score, FAR_APART)) {
    return words.highestLowest(endsOf(context, highest, lowest));
  }
  const outlier = outlierOf(scored) ?? highest;
  return words.farApart({
    side: outlier.title,
    own: print.score(outlier.score),
    others: scored.filter((own) => own !== outlier).map((own) => print.score(own.score)),
  });
}

/** Returns the side whose score is farthest from the mean of the others. */
function outlierOf(scored: readonly Scored[]): Scored | undefined {
  const sum = scored.reduce((total, { score }) => total + score, 0);
  const distance = ({ score }: Scored) =>
    Math.abs(score - (sum - score) / Math.max(scored.length - 1, 1));
  return scored.toSorted((a, b) => distance(b) - distance(a))[0];
}

function leadOf(context: Context): string | null {
  const { sides, print } = context;
  const scored = sides.flatMap((side) => (side.score === null ? [] : [side]));
  if (scored.length < 2) return null;
  const blanks = blanksInWords(context);
  if (blanks !== null) return blanks;
  const sentence = words.scores({
    sides: scored.map(({ title }) => title),
    scores: scored.map(({ score }) => print.score(score ?? 0)),
  });
  const band = bandOfAll(context);
  return band === null ? sentence : `${sentence} ${band}`;
}

/** Returns who could answer least; `null` if everyone could answer all. */
function blanksInWords(context: Context): string | null {
  const { sides, differences, perceived } = context;
  const unable = sides
    .filter(({ hasAnswered }) => hasAnswered)
    .map((side) => ({ side, blanks: blanksOf(context, side) }))
    .toSorted((a, b) => b.blanks - a.blanks)[0];
  if (!unable || unable.blanks === 0) return null;
  const higher = sideMostly(context, 'higher');
  // Differences of the votes before a discussion say nothing about those after it.
  const isSame = perceived.votedAgain.size === 0 && higher?.side === unable.side;
  return [
    words.couldNotAnswer({
      side: unable.side.title,
      blanks: unable.blanks,
      of: context.asked.length,
    }),
    ...(isSame && higher
      ? [words.givenAreHigher({ higher: higher.number, differences: differences.length })]
      : []),
  ].join(' ');
}

/** Returns the band of all sides, and whether they felt more; `null` if they are in several bands. */
function bandOfAll(context: Context): string | null {
  const scored = scoredSides(context);
  const bands = new Set(scored.map(({ band }) => band));
  const band = context.find.band(scored[0]?.band ?? null)?.title;
  if (bands.size > 1 || band === undefined) return null;
  return words.allInBand({ sides: scored.length, band, ...feltMore(context, scored.length) });
}

/** Criteria that nobody of a side could answer. */
function blanksOf({ report }: Context, side: Side): number {
  return report.findings.filter(({ criterion, score }) => {
    const responses = side.responses(criterion);
    return (
      score !== null &&
      side.on(criterion) === undefined &&
      responses.some(({ said }) => said === 'blank')
    );
  }).length;
}

function feltMore({ report, print }: Context, sides: number) {
  const felt = report.gutFeelings.map(({ estimate }) => estimate);
  const known = felt.flatMap((own) => own ?? []);
  const isMore =
    known.length > 0 &&
    report.gutFeelings.every(({ difference }) => difference !== null && difference > 0);
  const isSame = isMore && new Set(known).size === 1 && known.length === sides;
  return { isMore, felt: isSame ? print.part(known[0] ?? 0) : null };
}

function barsOf(context: Context): Bars {
  const { report, names, print, sides } = context;
  const shown = sides.length > 1 && report.respondents.length !== 1 ? sides : [];
  return {
    is: 'bars',
    caption: words.caption,
    head: words.point,
    columns: [
      { title: words.everybody, mark: null },
      ...shown.map(({ title, mark }) => ({ title, mark })),
    ],
    rows: report.points
      .filter(({ point }) => names.pointNumber(point) !== '')
      .map(({ point, score }) => ({
        number: names.pointNumber(point),
        title: names.pointName(point),
        cells: [
          score === null
            ? { at: null, label: words.noScore }
            : { at: score, label: print.part(score) },
          ...shown.map((side) => {
            const own = side.points.get(point) ?? null;
            return own === null
              ? { at: null, label: silence(context, side, point) }
              : { at: own, label: print.part(own) };
          }),
        ],
      })),
  };
}

function silence({ report, find }: Context, side: Side, point: string): string {
  if (!side.hasAnswered) return words.nobodyAnswered;
  const isBlank = find
    .point(point)
    .criteria.some(({ id }) => side.responses(id).some(({ said }) => said === 'blank'));
  return isBlank && !report.anonymity ? words.notKnown : words.noScore;
}

function feltAndMeasured(context: Context): readonly Block[] {
  const { report, print, mark, days, find } = context;
  const { respondents, gutFeelings, comparison } = report;
  const isTold = gutFeelings.some(({ estimate }) => estimate !== null);
  if (!isTold || respondents.length > MOST_PEOPLE) return [];
  const then = comparison?.earlier?.respondents ?? [];
  const hasThen = then.some(({ estimate }) => estimate !== null);
  const cell = (own: { estimate: number | null; measured: number | null } | undefined): Text => {
    if (!own || own.measured === null) return words.didNotAnswer;
    const measured = { is: 'strong', text: print.score(own.measured) } as const;
    return own.estimate === null
      ? words.measuredOnly({ measured })
      : words.feltAndMeasured({ felt: print.part(own.estimate), measured });
  };
  const byGroup = report.groups.flatMap(({ respondents: ids }) => ids);
  const table: Table = {
    is: 'table',
    caption: words.felt,
    columns: [
      { head: words.who, isTitle: true },
      ...(hasThen && comparison
        ? [{ head: days.short(comparison.before.date), align: 'end' as const, isWhole: true }]
        : []),
      { head: days.short(report.date), align: 'end', isWhole: true },
    ],
    rows: respondents
      .toSorted((a, b) => byGroup.indexOf(a.id) - byGroup.indexOf(b.id))
      .map(({ id, group, role }) => {
        const own = mark(group);
        const name: Text = [
          ...(own ? [{ is: 'mark', mark: own } as const, ' '] : []),
          { is: 'name', text: find.name(id) },
          ...(role === null ? [] : [beforeRole(role), { is: 'name', text: role } as const]),
        ];
        return {
          cells: [
            name,
            ...(hasThen ? [cell(then.find(({ respondent }) => respondent === id))] : []),
            cell(gutFeelings.find(({ respondent }) => respondent === id)),
          ],
        };
      }),
  };
  return [
    { is: 'heading', text: words.felt },
    table,
    { is: 'note', text: [words.feltMeans, ...feltRange(context)].join(' ') },
  ];
}

/** Returns how far the guesses lay apart before, if they are all the same now. */
function feltRange({ report, print, days }: Context): readonly string[] {
  const { comparison, gutFeelings } = report;
  const now = new Set(gutFeelings.map(({ estimate }) => estimate));
  const then = (comparison?.earlier?.respondents ?? []).flatMap(({ estimate }) => estimate ?? []);
  if (!comparison || now.size !== 1 || now.has(null) || then.length < 2) return [];
  const [low, high] = [Math.min(...then), Math.max(...then)];
  if (low === high) return [];
  const when = days.when(comparison.before.date);
  const people = gutFeelings.length;
  return [words.feltRange({ when, low: print.part(low), high: print.part(high), people })];
}

/** Most answers in words to one question. */
const MOST_TEXTS = 12;

/** Returns the answers to questions that are never scored, beside each other. */
function ownTexts(context: Context): readonly Block[] {
  const { report, names } = context;
  const questions = report.findings.filter(({ outcome }) => outcome === 'unscored');
  return questions.flatMap(({ criterion, responses }): readonly Block[] => {
    const quotes = report.anonymity
      ? hiddenTexts(context, criterion)
      : responses.flatMap((response) => textOf(context, criterion, response));
    if (quotes.length === 0) return [];
    // Anonymous texts are in no table.
    const shown = report.anonymity ? quotes : quotes.slice(0, MOST_TEXTS);
    const more = quotes.length - shown.length;
    return [
      { is: 'heading', text: names.criterionName(criterion) },
      { is: 'quotes', quotes: shown },
      ...(more > 0 ? [{ is: 'note', text: words.moreTexts({ more }) } as const] : []),
    ];
  });
}

function textOf(
  { find, levels, mark }: Context,
  criterion: string,
  { respondent, group, said, answer }: Response,
): readonly Quote[] {
  if (said !== 'text' || answer === undefined) return [];
  const text = noteText(levels.ofAnswer(criterion, answer));
  return [{ mark: mark(group), who: find.name(respondent), text }];
}

function hiddenTexts({ report, levels }: Context, criterion: string): readonly Quote[] {
  return (report.anonymity?.texts ?? [])
    .filter((own) => own.criterion === criterion)
    .map(({ answer }) => ({
      ...{ mark: null, who: null },
      text: noteText(levels.ofAnswer(criterion, answer)),
    }));
}
