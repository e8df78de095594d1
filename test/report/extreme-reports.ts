import { compareRounds } from '../../src/analysis/comparison/comparison.ts';
import type { Answers, WrittenAnswer } from '../../src/answers/answers.ts';
import type { Checklist } from '../../src/checklist/checklist.ts';
import type { Report } from '../../src/report/report.ts';
import { checklist, criterion, point } from '../having.ts';
import { reportOn } from './having-report.ts';

/** Shape of a report that is hard to lay out. */
interface Shape {
  readonly points?: number;
  readonly respondents?: number;
  /** Text for every place that takes one. */
  readonly text?: string;
  /** Returns the answer of a respondent to a criterion, both by number. */
  readonly says?: (respondent: number, criterion: number) => WrittenAnswer | undefined;
}

const GROUPS = ['marketing', 'sales', 'leadership'];
const CRITERIA = 3;

/** Returns a level that differs between respondents and between criteria. */
const various = (respondent: number, number: number) => (number * 7 + respondent * 3) % 5;

function definitionOf({ points = 10, text = 'Some words' }: Shape): Checklist {
  const levels = { 0: text, 1: text, 2: text, 3: text, 4: text };
  const advice = { do: text, owner: text, effort: 'M' } as const;
  return {
    ...checklist(
      ...Array.from({ length: points }, (_, p) => ({
        ...point(
          `point-${p + 1}`,
          p + 1,
          ...Array.from({ length: CRITERIA }, (_, c) =>
            criterion(`a-criterion-of-point-${p + 1}-number-${c + 1}`, {
              question: `${text}?`,
              levels,
              evidence: [text, text],
              advice: { 0: advice, 1: advice, 2: advice, 3: advice },
            }),
          ),
        ),
        title: `${text} ${p + 1}`,
        causedBy: p === 0 ? [] : [{ point: `point-${Math.ceil(p / 2)}`, because: text }],
      })),
    ),
    title: text,
    attribution: text,
    groups: {
      marketing: { title: `Marketing ${text}`.slice(0, 200) },
      sales: { title: 'Sales' },
      leadership: { title: 'Leadership', leadership: true },
    },
  };
}

function answersOf(definition: Checklist, shape: Shape, number: number): Answers {
  const { text = 'Some words', says = various } = shape;
  const criteria = definition.points.flatMap((own) => own.criteria);
  return {
    format: 1,
    checklist: { id: definition.id, version: definition.version },
    subject: text,
    date: '2024-05-06',
    respondent: {
      id: `respondent-${number + 1}`,
      name: `${text} ${number + 1}`,
      role: text,
      group: GROUPS[number % GROUPS.length],
    },
    gutFeeling: 3,
    answers: Object.fromEntries(
      criteria.flatMap(({ id }, i) => {
        const said = says(number, i);
        return said === undefined ? [] : [[id, said]];
      }),
    ),
  };
}

function reportOf(shape: Shape): Report {
  const definition = definitionOf(shape);
  const round = (says: Shape['says']) =>
    reportOn(
      definition,
      ...Array.from({ length: shape.respondents ?? 3 }, (_, i) =>
        answersOf(definition, { ...shape, ...(says ? { says } : {}) }, i),
      ),
    );
  const report = round(shape.says);
  const earlier = { ...round((r, c) => various(r + 1, c)), date: '2023-05-06' };
  return { ...report, comparison: compareRounds(earlier, report) };
}

const noted = (text: string) => (respondent: number, number: number) => ({
  value: various(respondent, number),
  note: text,
  evidence: [text, text],
});

const LONG = `${'A rather long sentence that goes on and on, as people write them in workshops. '.repeat(5)}${'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft'.repeat(2)}`;
const CHINESE = '市场部与销售部对合格线索的定义并不一致因此需要共同讨论并记录下来';
const ARABIC = 'لا يتفق فريقا التسويق والمبيعات على تعريف العميل المحتمل المؤهل (CRM 2024)';

/** Reports that are hard to lay out, by the reason. */
export const extremeReports: Readonly<Record<string, () => Report>> = {
  'ten points': () => reportOf({}),
  'long texts': () => reportOf({ text: LONG.slice(0, 200), says: noted(LONG) }),
  'Chinese text': () => reportOf({ text: CHINESE, says: noted(CHINESE) }),
  'Arabic text': () => reportOf({ text: ARABIC, says: noted(ARABIC) }),
  emoji: () => reportOf({ text: '👩‍👩‍👧‍👦🚀🇪🇺 👍🏽', says: noted('👩‍👩‍👧‍👦'.repeat(40)) }),
  '1 respondent': () => reportOf({ respondents: 1 }),
  '12 respondents': () => reportOf({ respondents: 12, says: noted('A note') }),
  'one point': () => reportOf({ points: 1 }),
  'forty points': () => reportOf({ points: 40 }),
  'nothing but weak points': () => reportOf({ points: 40, says: () => 0 }),
  'everything not applicable': () => reportOf({ says: () => ({ notApplicable: 'no leads here' }) }),
  'nothing answered': () => reportOf({ says: () => undefined }),
};
