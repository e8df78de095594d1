import { valueIn } from '../answers/answers.ts';
import { answerOfRow, isBox } from '../checklist/criteria/face.ts';
import { canBeNotApplicable, groupsOf } from '../checklist/lookup.ts';
import { startConversation } from '../conversation/advance.ts';
import type { Script } from '../conversation/script.ts';
import { listedCriteria, type QuestionView, questionView } from '../conversation/view.ts';
import { answerText, tickedIn } from '../conversation/wording.ts';
import { formWords as words } from '../words/form.ts';
import { make } from './elements.ts';
import { keptOf, recall, recordIn } from './keeping.ts';
import { headOf, textsOf } from './question.ts';
import type { Questionnaire } from './questionnaire.ts';

/** Returns all questions with the answers so far, to print, and to fill in with a pen. */
export function onPaper(questionnaire: Questionnaire): readonly HTMLElement[] {
  const { checklist, mode, subject } = questionnaire;
  const [group = ''] = Object.keys(groupsOf(checklist));
  const kept = recall(questionnaire) ?? keptOf({ id: 'respondent', name: '', group });
  const script: Script = { checklist, mode };
  const state = startConversation(script, recordIn(kept));
  const setting = { heading: '', groups: new Map<string, string>(), hidesNames: false };
  const view = { script, state, saving: null, earlier: null, setting };
  const name = kept.person.name === '' ? '' : `, ${kept.person.name}`;
  return [
    make('h1', { dir: 'auto' }, `${checklist.title}: ${subject}${name}`),
    ...listedCriteria(view).flatMap(({ id }) => {
      const question = questionView(view, id);
      return question ? [questionOnPaper(question)] : [];
    }),
  ];
}

function questionOnPaper(question: QuestionView): HTMLElement {
  const { criterion, face, scale, answer, remarks } = question;
  const isBoxes = face.entry === 'boxes';
  const isTyped = face.entry === 'line' || face.entry === 'text';
  const value = valueIn(answer);
  const rows = face.rows.map((row) => {
    const { title, text } = textsOf(row);
    const isChosen = isBoxes ? isBox(row, tickedIn(answer)) : value === answerOfRow(row);
    const label = text === '' ? title : `${title}: ${text}`;
    return line(isBoxes ? BOX : CIRCLE, value !== null && isChosen, label);
  });
  const isNot = answer !== undefined && 'notApplicable' in answer;
  const isUnknown = answer !== undefined && !isNot && value === null;
  const reason = isNot ? `: ${answer.notApplicable}` : '';
  return make(
    'section',
    {},
    make('h2', { dir: 'auto' }, headOf(question)),
    make('p', { dir: 'auto' }, criterion.question),
    isTyped ? make('p', { dir: 'auto' }, value === null ? BLANK : answerText(answer, scale)) : null,
    make(
      'ul',
      {},
      ...rows,
      line(CIRCLE, isUnknown, words.unknown),
      canBeNotApplicable(criterion) ? line(CIRCLE, isNot, `${words.notApplicable}${reason}`) : null,
    ),
    ...[remarks.note ?? '', ...(remarks.evidence ?? [])]
      .filter((text) => text !== '')
      .map((text) => make('p', { dir: 'auto' }, text)),
  );
}

/** Signs of what is not chosen, and of what is. */
const CIRCLE = ['○', '●'] as const;
const BOX = ['☐', '☑'] as const;
const BLANK = '_'.repeat(40);

function line([open, chosen]: typeof CIRCLE | typeof BOX, isChosen: boolean, text: string) {
  return make('li', { dir: 'auto' }, `${isChosen ? chosen : open}\u2002${text}`);
}
