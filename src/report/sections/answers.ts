import { agreedAnswer } from '../../analysis/agreements.ts';
import { levelNow } from '../../analysis/gaps.ts';
import { isNumbered } from '../../checklist/criteria/scale.ts';
import { levelsOf } from '../../checklist/criteria/types.ts';
import { reaches } from '../../numbers.ts';
import type { Finding } from '../../scoring/finding.ts';
import type { Response } from '../../scoring/responses.ts';
import { analysisWords } from '../../words/analysis.ts';
import { documentWords } from '../../words/document.ts';
import { answersWords as words } from '../../words/document-method.ts';
import type { AnswerEntry, Block, Inline, Text } from '../blocks.ts';
import type { Context } from '../context.ts';
import type { Edition } from '../view.ts';
import { noteAndEvidence, quoteOf, type SectionContent } from './section.ts';

/** Most respondents whose answers are told one by one. */
const MOST_PEOPLE = 12;
/** Most notes on one criterion where answers are counted. */
const MOST_NOTES = 10;

/** Returns the appendix: every question with its answers, then the checksums. */
export function answersSection(context: Context, edition: Edition): SectionContent | null {
  if (edition === 'brief') return null;
  const { report } = context;
  const entries = entriesOf(context);
  return {
    topic: documentWords.topics.answers,
    page: 'half',
    fold: words.fold({ questions: entries.length }),
    title: report.respondents.length > MOST_PEOPLE || report.anonymity ? words.many : words.title,
    lead: null,
    blocks: [...entries, ...checksumsOf(context)],
  };
}

function entriesOf(context: Context): readonly AnswerEntry[] {
  const { checklist, finding, names, print, report } = context;
  const agreed = new Map((report.agreements ?? []).map((own) => [own.criterion, own]));
  const hidden = hiddenRemarks(context);
  return checklist.points.flatMap(({ criteria }) =>
    criteria.flatMap(({ id }): AnswerEntry[] => {
      const found = finding(id);
      if (!found || found.outcome === 'not-asked') return [];
      const agreement = agreed.get(id);
      const answer = agreement ? agreedAnswer(agreement) : null;
      if (report.anonymity && found.outcome === 'unscored' && !hidden.has(id)) return [];
      return [
        {
          is: 'answers',
          number: names.criterionNumber(id) || null,
          title: names.criterionName(id),
          score: found.score === null ? null : print.exactScore(found.score),
          question: questionOf(context, id),
          level: levelText(context, found),
          answers: [
            ...(report.respondents.length > MOST_PEOPLE
              ? counted(context, found)
              : found.responses.flatMap((response) => answerOf(context, id, response))),
            ...(hidden.get(id) ?? []),
            ...(answer === null
              ? []
              : [words.agreed({ level: context.levels.ofAnswer(id, answer) })]),
          ],
        },
      ];
    }),
  );
}

/** Question behind the title, with the id of the criterion where files go on from here. */
function questionOf({ find, hasIds }: Context, id: string): Text | null {
  const { title, question } = find.criterion(id);
  const code = { is: 'code', text: id } as const;
  if (title === undefined) return hasIds ? [code] : null;
  return hasIds ? [code, ` ${question}`] : question;
}

function levelText(
  { checklist, find, levels }: Context,
  { criterion, score }: Finding,
): string | null {
  if (score === null) return null;
  const own = levelsOf(checklist, find.criterion(criterion));
  if (own.length === 0) return null;
  const level = levelNow(own, score);
  const name = isNumbered(level) ? levels.long(criterion, level.score) : level.label;
  const above = own.find((other) => other.score > level.score);
  const description = level.description.trim();
  if (reaches(level.score, score) || !above || !isNumbered(level)) {
    return words.now({ level: name, description });
  }
  const between = analysisWords.between({
    number: levels.short(criterion, score),
    below: levels.name(level),
    above: levels.name(above),
  });
  return words.nowBetween({ between, level: name, description });
}

function answerOf(context: Context, criterion: string, response: Response): readonly Text[] {
  const { find } = context;
  const { respondent, group, said } = response;
  if (said === 'not-asked') return [];
  const name: Inline = { is: 'name', text: find.name(respondent) };
  const answer = find.answer(respondent, criterion);
  const remarks = find.remarks(respondent, criterion);
  const value = answer && 'value' in answer ? answer.value : null;
  const first =
    said === 'text' && value !== null
      ? [
          ...words.ownText<Inline>({ name, group: find.group(group) }),
          quoteOf(context.levels.ofAnswer(criterion, value)),
        ]
      : words.answer<Inline>({
          name,
          group: find.group(group),
          said: saidText(context, criterion, response) + firstText(context, criterion, response),
        });
  return [
    [
      ...first,
      ...afterSpace(
        noteAndEvidence(answer && 'notApplicable' in answer ? answer.notApplicable : null, []),
      ),
      ...afterSpace(noteAndEvidence(remarks?.note ?? null, remarks?.evidence ?? [])),
    ],
  ];
}

function saidText(
  { find, levels }: Context,
  criterion: string,
  { respondent, said, level, answer: given }: Response,
): string {
  const answer = find.answer(respondent, criterion);
  const value = given ?? level ?? (answer && 'value' in answer ? answer.value : null);
  if (said === 'not-applicable') return words.notApplicable;
  if (said === 'blank' || value === null) return answer ? words.doesNotKnow : words.noAnswer;
  return levels.ofAnswer(criterion, value);
}

/** Returns what somebody said before a discussion, if they voted again after it. */
function firstText({ levels }: Context, criterion: string, { firstVote }: Response): string {
  if (!firstVote || firstVote.said === 'not-asked') return '';
  const first = firstVote.answer ?? firstVote.level;
  return words.firstVote({
    level: first === null ? words.doesNotKnow : levels.ofAnswer(criterion, first),
  });
}

function afterSpace(text: readonly (string | Inline)[]): readonly (string | Inline)[] {
  return text.length === 0 ? [] : [' ', ...text];
}

/** Returns how many of each group gave each answer, then the notes. */
function counted(context: Context, { criterion, responses }: Finding): readonly Text[] {
  const { report, find } = context;
  const byGroup = report.groups.flatMap(({ id, title }): readonly Text[] => {
    const own = responses.filter(({ group, said }) => group === id && said !== 'not-asked');
    if (own.length === 0) return [];
    const counts = new Map<string, { order: number; people: number }>();
    for (const response of own) {
      const text = saidText(context, criterion, response);
      const known = counts.get(text) ?? { order: response.score ?? -1, people: 0 };
      counts.set(text, { ...known, people: known.people + 1 });
    }
    const inOrder = [...counts].toSorted(([, a], [, b]) => b.order - a.order);
    return [
      words.counts({
        group: title,
        counts: inOrder.map(([level, { people }]) => words.countOf({ level, people })),
      }),
    ];
  });
  const notes = responses.flatMap(({ respondent }): readonly Text[] => {
    const note = find.remarks(respondent, criterion)?.note;
    if (!note?.trim()) return [];
    return [[{ is: 'name', text: find.name(respondent) }, ': ', quoteOf(note)]];
  });
  const more = notes.length - MOST_NOTES;
  return [
    ...byGroup,
    ...notes.slice(0, MOST_NOTES),
    ...(more > 0 ? [words.moreNotes({ notes: more })] : []),
  ];
}

function hiddenRemarks({ report, levels }: Context): ReadonlyMap<string, readonly Text[]> {
  const byCriterion = new Map<string, Text[]>();
  const add = (criterion: string, text: Text) => {
    const texts = byCriterion.get(criterion);
    if (texts) texts.push(text);
    else byCriterion.set(criterion, [text]);
  };
  for (const { criterion, note, evidence } of report.anonymity?.remarks ?? []) {
    add(criterion, noteAndEvidence(note, evidence));
  }
  for (const { criterion, answer } of report.anonymity?.texts ?? []) {
    add(criterion, [quoteOf(levels.ofAnswer(criterion, answer))]);
  }
  return byCriterion;
}

/** Returns the checksums of the checklist and, unless the report is anonymous, of all answers. */
export function checksumsOf({ report, find }: Context): readonly Block[] {
  const code = (text: string): Inline => ({ is: 'code', text });
  const lines = [
    words.checklistChecksum<Inline>({ checksum: code(report.checklist.digest) }),
    ...report.respondents.map(({ id, answers, digest }) =>
      words.answersChecksum<Inline>({
        name: { is: 'name', text: find.name(id) },
        day: answers.date,
        checksum: code(digest),
      }),
    ),
  ];
  return [
    { is: 'heading', text: words.checksums },
    { is: 'note', text: lines.flatMap((line, i) => (i === 0 ? line : ['\n', ...line])) },
  ];
}
