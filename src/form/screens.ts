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
import { button, choice, make } from './elements.ts';
import { type Kept, keptOf, recall } from './keeping.ts';
import type { ListedPerson, Questionnaire } from './questionnaire.ts';
import { type KnownBefore, type Who, whoFields } from './who.ts';

const setupWords = conversationWords.setup;

/** Most characters of a name or a job title. */
const MOST_NAME = 200;

/** Asks who answers, as far as the form does not know, and says what it takes. */
export function startScreen(
  questionnaire: Questionnaire,
  kept: Kept | null,
  done: (kept: Kept) => void,
): HTMLElement {
  const { checklist, mode, due, isPersonal, publicKey } = questionnaire;
  const groups = Object.entries(groupsOf(checklist)).map(([id, { title }]) => ({ id, title }));
  const people = questionnaire.people.map((own) => listedOf(own, groups));
  const { elements, who } = whoFields<Listed>({
    ...{ people, groups, isPersonal, most: MOST_NAME, ...beforeIn(kept, people, isPersonal) },
    aboutName: setupWords.explained.name,
  });
  const error = make('p', { class: 'error', role: 'alert' });
  const [first] = people;
  const anyone = alone({ id: 'any', name: '', group: '' });
  const { of: questions } = progress({ checklist, mode }, anyone);
  const facts: readonly (readonly [name: string, text: string])[] = [
    ...(isPersonal && first ? [[words.facts.you, `${first.name}, ${first.about}`] as const] : []),
    [words.facts.takes, words.takes({ questions, minutes: minutesFor(questions) })],
    ...(due === null ? [] : [[words.facts.due, words.due({ date: due })] as const]),
  ];
  return make(
    'form',
    {
      novalidate: true,
      submit: (event) => {
        event.preventDefault();
        const person = personOf(who(), people, groups);
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
      ...facts.flatMap(([name, text]) => [make('dt', {}, name), make('dd', { dir: 'auto' }, text)]),
    ),
    ...elements,
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

type Groups = KnownBefore<Listed>['groups'];

interface Listed extends ListedPerson {
  readonly role: string;
}

function listedOf({ id, name = id, role = '', group }: Respondent, groups: Groups): Listed {
  const title = groups.find((own) => own.id === group)?.title ?? '';
  const about = [role, groups.length > 1 ? title : ''].filter((part) => part !== '').join(', ');
  return { id, name, role, about, group: group ?? null };
}

/** Returns what is chosen or typed at first: what this browser has kept of whoever answered last. */
function beforeIn(
  kept: Kept | null,
  people: readonly Listed[],
  isPersonal: boolean,
): Pick<KnownBefore<Listed>, 'chosen' | 'name' | 'role' | 'group'> {
  const { name, role = '', group } = kept?.person ?? { name: '', group: null };
  const chosen = people.find(({ id }) => isPersonal || id === kept?.person.id);
  if (chosen) return { chosen, name: '', role: '', group };
  return { chosen: people.length === 0 || kept ? null : undefined, name, role, group };
}

/** Returns who answers, or what is still to be said. */
function personOf(
  { chosen, ...typed }: Who<Listed>,
  people: readonly Listed[],
  groups: Groups,
): Person | string {
  if (chosen === undefined) return words.whoAreYou;
  const name = (chosen ?? typed).name.trim();
  const refusal = refusePersonName(name, []);
  if (refusal !== null) return refusal;
  const only = groups.length === 1 ? groups[0]?.id : undefined;
  const group = chosen?.group ?? only ?? typed.group;
  if (group === null) return setupWords.noGroup({ groups: groups.map(({ title }) => title) });
  const role = (chosen ?? typed).role.trim();
  const isSame = (own: Listed) => own.name.toLowerCase() === name.toLowerCase();
  const { id } = chosen ?? people.find(isSame) ?? { id: personId(name) };
  return { id, name, group, ...(role === '' ? {} : { role }) };
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
