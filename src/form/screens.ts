import type { Respondent } from '../answers/answers.ts';
import { groupsOf } from '../checklist/lookup.ts';
import { refusePersonName } from '../conversation/record.ts';
import { alone, type ConversationEvent, type Person } from '../conversation/script.ts';
import {
  type ConversationView,
  listedCriteria,
  minutesFor,
  progress,
  questionView,
} from '../conversation/view.ts';
import { answerText } from '../conversation/wording.ts';
import { personId } from '../text/slug.ts';
import { conversationWords } from '../words/conversation.ts';
import { formWords as words } from '../words/form.ts';
import { list } from '../words/grammar.ts';
import { button, choice, field, make } from './elements.ts';
import { type Kept, keptOf, recall } from './keeping.ts';
import type { Questionnaire } from './questionnaire.ts';

const setupWords = conversationWords.setup;

/** Most characters of a name or a job title. */
const MOST_NAME = 200;

/** Asks who answers, as far as the form does not know, and says what it takes. */
export function startScreen(
  questionnaire: Questionnaire,
  kept: Kept | null,
  done: (kept: Kept) => void,
): HTMLElement {
  const { checklist, mode, due, people, isPersonal, publicKey } = questionnaire;
  const groups = new Map(
    Object.entries(groupsOf(checklist)).map(([id, { title }]) => [id, title] as const),
  );
  const [firstGroup = ''] = groups.keys();
  const only = groups.size === 1 ? firstGroup : null;
  /** The person chosen from the list; `null` for somebody else, `undefined` before a choice. */
  let chosen: Respondent | null | undefined =
    people.find(({ id }) => isPersonal || id === kept?.person.id) ??
    (people.length === 0 || kept ? null : undefined);
  const typed = {
    name: chosen ? '' : (kept?.person.name ?? ''),
    role: chosen ? '' : (kept?.person.role ?? ''),
    group: kept?.person.group ?? only,
  };
  const error = make('p', { class: 'error', role: 'alert' });
  const nameParts = make(
    'div',
    {},
    field({
      ...{ label: setupWords.fields.name, value: typed.name, about: setupWords.explained.name },
      ...{ most: MOST_NAME, lines: 1 },
      onInput: (text) => {
        typed.name = text;
      },
    }).element,
    field({
      ...{ label: words.optional({ label: setupWords.fields.role }), value: typed.role },
      ...{ about: '', most: MOST_NAME, lines: 1 },
      onInput: (text) => {
        typed.role = text;
      },
    }).element,
  );
  const groupPart = make(
    'fieldset',
    {},
    make('legend', { class: 'small' }, setupWords.questions.group),
    ...[...groups].map(([id, title]) => {
      const onChange = () => {
        typed.group = id;
      };
      const isChosen = typed.group === id;
      return choice({ ...{ type: 'radio', name: 'group', title, text: '' }, isChosen, onChange });
    }),
  );
  const adapt = () => {
    nameParts.hidden = chosen !== null;
    const isKnown = chosen === undefined || (chosen !== null && chosen.group !== undefined);
    groupPart.hidden = only !== null || isKnown;
  };
  adapt();

  const choose = (who: Respondent | null) => () => {
    chosen = who;
    adapt();
  };
  const whoPart =
    isPersonal || people.length === 0
      ? null
      : make(
          'fieldset',
          {},
          make('legend', { class: 'small' }, words.whoAreYou),
          ...people.map((own) => {
            const text = textOf(own, groups);
            const isChosen = chosen?.id === own.id;
            const title = own.name ?? own.id;
            const onChange = choose(own);
            return choice({ ...{ type: 'radio', name: 'who', title, text }, isChosen, onChange });
          }),
          choice({
            ...{ type: 'radio', name: 'who', title: words.someoneElse, text: '' },
            ...{ isChosen: chosen === null, onChange: choose(null) },
          }),
        );

  const personOf = (): Person | string => {
    if (chosen === undefined) return words.whoAreYou;
    const name = (chosen ? (chosen.name ?? chosen.id) : typed.name).trim();
    const refusal = refusePersonName(name, []);
    if (refusal !== null) return refusal;
    const group = chosen?.group ?? only ?? typed.group;
    if (group === null) return setupWords.noGroup({ groups: [...groups.values()] });
    const role = chosen ? (chosen.role ?? '') : typed.role.trim();
    const isSame = (own: Respondent) => own.name?.toLowerCase() === name.toLowerCase();
    const { id } = chosen ?? people.find(isSame) ?? { id: personId(name) };
    return { id, name, group, ...(role === '' ? {} : { role }) };
  };
  const [first] = people;
  const anyone = alone({ id: 'any', name: '', group: '' });
  const { of: questions } = progress({ checklist, mode }, anyone);
  return make(
    'form',
    {
      novalidate: true,
      submit: (event) => {
        event.preventDefault();
        const person = personOf();
        if (typeof person === 'string') {
          error.textContent = person;
          return;
        }
        const own = kept?.person.id === person.id ? kept : recall(questionnaire, person.id);
        done(own ? { ...own, person } : keptOf(person));
      },
    },
    make('p', { class: 'top', dir: 'auto' }, checklist.title),
    make('h1', { tabindex: -1, dir: 'auto' }, headingOf(questionnaire)),
    make(
      'dl',
      {},
      ...(isPersonal && first
        ? [
            make('dt', {}, words.facts.you),
            make('dd', { dir: 'auto' }, `${first.name ?? first.id}, ${textOf(first, groups)}`),
          ]
        : []),
      make('dt', {}, words.facts.takes),
      make('dd', {}, words.takes({ questions, minutes: minutesFor(questions) })),
      ...(due === null
        ? []
        : [make('dt', {}, words.facts.due), make('dd', {}, words.due({ date: due }))]),
    ),
    whoPart,
    nameParts,
    groupPart,
    error,
    make(
      'div',
      { class: 'rule' },
      make('h2', {}, conversationWords.help.rule),
      ...conversationWords.help.rules.map((text) => make('p', {}, text)),
    ),
    make('p', { class: 'quiet' }, publicKey === null ? words.privacy : words.privacyEncrypted),
    make(
      'div',
      { class: 'nav' },
      make('button', { type: 'submit', class: 'primary' }, kept ? words.resume : words.begin),
    ),
  );
}

function textOf({ role = '', group }: Respondent, groups: ReadonlyMap<string, string>): string {
  const title = group === undefined ? '' : (groups.get(group) ?? '');
  return [role, groups.size > 1 ? title : ''].filter((part) => part !== '').join(', ');
}

/** True if a checklist is about marketing and sales, which it then has as groups. */
function isOfAlignment({ groups = {} }: Questionnaire['checklist']): boolean {
  return Object.hasOwn(groups, 'marketing') && Object.hasOwn(groups, 'sales');
}

function headingOf({ checklist, subject }: Questionnaire): string {
  const { title } = checklist;
  return isOfAlignment(checklist)
    ? words.heading({ subject })
    : words.headingOf({ title, subject });
}

/** Asks for a first impression, which may be left out. */
export function guessScreen(
  { checklist, subject }: Questionnaire,
  { guess }: Kept,
  done: (guess: number | null) => void,
): HTMLElement {
  let chosen = guess;
  return make(
    'form',
    {
      submit: (event) => {
        event.preventDefault();
        done(chosen);
      },
    },
    make(
      'fieldset',
      {},
      make(
        'legend',
        {},
        make(
          'h1',
          { tabindex: -1 },
          isOfAlignment(checklist) ? words.guess : words.guessOf({ subject }),
        ),
      ),
      ...setupWords.guessScale.map((title, number) => {
        const onChange = () => {
          chosen = number;
        };
        const isChosen = chosen === number;
        return choice({
          ...{ type: 'radio', name: 'guess', title: `${number}\u2002${title}`, text: '' },
          ...{ isChosen, onChange },
        });
      }),
    ),
    make('p', { class: 'quiet' }, words.guessAbout),
    make('div', { class: 'nav' }, make('button', { type: 'submit', class: 'primary' }, words.next)),
  );
}

/** Lists all questions with their answers, unanswered ones first. */
export function reviewScreen(
  view: ConversationView,
  send: (...events: readonly ConversationEvent[]) => void,
): HTMLElement {
  const all = listedCriteria(view);
  const open = all.filter(({ isOpen }) => isOpen);
  const rows = (listed: typeof all) =>
    listed.map(({ id, number, criterion, point, isOpen }) => {
      const question = questionView(view, id);
      const answer = question ? answerText(question.answer, question.scale) : '';
      const hasNote = question?.remarks.note !== undefined;
      const text = isOpen ? words.openAnswer : hasNote ? words.withNote({ answer }) : answer;
      return make(
        'li',
        {},
        make(
          'button',
          {
            ...{ type: 'button', class: isOpen ? 'row-open' : 'row' },
            click: () => send({ type: 'went-to', criterion: id }),
          },
          make('span', { class: 'no' }, number ?? ''),
          make('span', { dir: 'auto' }, criterion.title ?? point.title),
          make('span', { class: 'v', dir: 'auto' }, text),
        ),
      );
    });
  const [first] = open;
  const done = all.filter(({ isOpen }) => !isOpen);
  const numbers = open.flatMap(({ number }) => number ?? []);
  return make(
    'div',
    {},
    make(
      'h1',
      { tabindex: -1 },
      first ? words.reviewOpen({ open: open.length }) : words.reviewDone,
    ),
    numbers.length > 0 ? make('p', { class: 'quiet' }, list(numbers, numbers.length)) : null,
    ...(open.length > 0
      ? [make('h2', {}, words.openList), make('ul', { class: 'rows' }, ...rows(open))]
      : []),
    ...(done.length > 0
      ? [make('h2', {}, words.doneList), make('ul', { class: 'rows' }, ...rows(done))]
      : []),
    make(
      'div',
      { class: 'nav' },
      button(words.back, () => send({ type: 'went-back' })),
      button(
        first ? words.finishAnyway : words.finish,
        () => send({ type: 'finished' }),
        first === undefined,
      ),
      first
        ? button(words.answerOpen, () => send({ type: 'went-to', criterion: first.id }), true)
        : null,
    ),
  );
}
