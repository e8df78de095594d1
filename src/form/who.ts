import { conversationWords } from '../words/conversation.ts';
import { formWords as words } from '../words/form.ts';
import { choice, field, make } from './elements.ts';
import type { ListedPerson } from './questionnaire.ts';

const setupWords = conversationWords.setup;

/** Knowledge of a page before it asks who answers. */
export interface KnownBefore<Own extends ListedPerson> {
  readonly people: readonly Own[];
  readonly groups: readonly { readonly id: string; readonly title: string }[];
  /** Person chosen at first; `null` for somebody else, `undefined` for nobody. */
  readonly chosen: Own | null | undefined;
  readonly name: string;
  readonly group: string | null;
  /** Job title; `null` if it is not asked for. */
  readonly role: string | null;
  /** Explanation below the name; empty without one. */
  readonly aboutName: string;
  /** True if the list of people is left out, as only one of them is meant. */
  readonly isPersonal: boolean;
  /** Most characters of a name or a job title. */
  readonly most: number;
}

/** Person who answers, as far as that is chosen or typed. */
export interface Who<Own extends ListedPerson> {
  /** Person of the list; `null` for somebody else, `undefined` before a choice. */
  readonly chosen: Own | null | undefined;
  readonly name: string;
  readonly role: string;
  readonly group: string | null;
}

/** Makes the fields that ask who answers: a list of people, and for somebody else name and group. */
export function whoFields<Own extends ListedPerson>(
  before: KnownBefore<Own>,
): { readonly elements: readonly (HTMLElement | null)[]; readonly who: () => Who<Own> } {
  const { people, groups } = before;
  let { chosen } = before;
  let { name, group } = before;
  let role = before.role ?? '';
  const nameParts = make(
    'div',
    {},
    field({
      ...{ label: setupWords.fields.name, value: name, about: before.aboutName },
      ...{ most: before.most, lines: 1 },
      onInput: (text) => {
        name = text;
      },
    }).element,
    before.role === null
      ? null
      : field({
          ...{ label: words.optional({ label: setupWords.fields.role }), value: role },
          ...{ about: '', most: before.most, lines: 1 },
          onInput: (text) => {
            role = text;
          },
        }).element,
  );
  const groupPart = radios(
    'group',
    setupWords.questions.group,
    groups.map(({ id, title }) => ({ title, text: '', isChosen: group === id, own: id })),
    (id) => {
      group = id;
    },
  );
  const adapt = () => {
    nameParts.hidden = chosen !== null;
    const isKnown = chosen === undefined || (chosen !== null && chosen.group !== null);
    groupPart.hidden = groups.length < 2 || isKnown;
  };
  adapt();
  const listed = people.map((own) => {
    const isChosen = chosen?.id === own.id;
    return { title: own.name, text: own.about, isChosen, own };
  });
  const other = { title: words.someoneElse, text: '', isChosen: chosen === null, own: null };
  const list =
    before.isPersonal || people.length === 0
      ? null
      : radios<Own | null>('who', words.whoAreYou, [...listed, other], (own) => {
          chosen = own;
          adapt();
        });
  return { elements: [list, nameParts, groupPart], who: () => ({ chosen, name, role, group }) };
}

/** Makes a set of choices of which one is taken. */
function radios<Own>(
  name: string,
  legend: string,
  choices: readonly {
    readonly title: string;
    readonly text: string;
    readonly isChosen: boolean;
    readonly own: Own;
  }[],
  choose: (own: Own) => void,
): HTMLElement {
  return make(
    'fieldset',
    {},
    make('legend', { class: 'small' }, legend),
    ...choices.map(({ own, ...texts }) =>
      choice({ type: 'radio', name, ...texts, onChange: () => choose(own) }),
    ),
  );
}
