type Child = Node | string | null;
type Attribute = string | number | boolean | null | ((event: Event) => void);

/**
 * Makes an element. Attributes with a function are listeners, those that are `false` or `null` are left
 * out. Strings become text, so no text of a stranger becomes markup.
 */
export function make<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Readonly<Record<string, Attribute>> = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[Tag] {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') made.addEventListener(name, value);
    else if (value !== null && value !== false) {
      made.setAttribute(name, value === true ? '' : String(value));
    }
  }
  made.append(...children.filter((child) => child !== null));
  return made;
}

/** Makes a button; the main one of a screen is filled. */
export function button(label: string, onClick: () => void, isMain = false): HTMLButtonElement {
  const look = isMain ? 'primary' : 'btn';
  return make('button', { type: 'button', class: look, click: onClick }, label);
}

interface Choice {
  readonly type: 'radio' | 'checkbox';
  readonly name: string;
  readonly title: string;
  /** Empty without a description. */
  readonly text: string;
  readonly isChosen: boolean;
  readonly onChange: (isChosen: boolean) => void;
}

/** Makes a choice with its label, large enough for a thumb. */
export function choice({ type, name, title, text, isChosen, onChange }: Choice): HTMLLabelElement {
  const input = make('input', {
    ...{ type, name, autocomplete: 'off', checked: isChosen },
    change: () => onChange(input.checked),
  });
  const words = [
    make('b', { dir: 'auto' }, title),
    text === '' ? null : make('span', { dir: 'auto' }, text),
  ];
  return make('label', { class: 'choice' }, input, make('span', {}, ...words));
}

interface Field {
  readonly label: string;
  readonly value: string;
  /** Explanation below the field; empty without one. */
  readonly about: string;
  readonly most: number;
  readonly lines: number;
  readonly onInput: (text: string) => void;
  /** Called when the field is left; default nothing. */
  readonly onLeave?: (text: string) => void;
  /** Keyboard that a telephone shows; default the usual one. */
  readonly keyboard?: 'decimal';
}

let fields = 0;

/** Makes a field with its label. */
export function field(of: Field): {
  readonly element: HTMLElement;
  readonly input: HTMLInputElement | HTMLTextAreaElement;
} {
  fields += 1;
  const id = `field-${fields}`;
  const attributes = {
    ...{ id, dir: 'auto', maxlength: of.most, autocomplete: 'off' },
    'aria-describedby': of.about === '' ? null : `${id}-about`,
  };
  const input =
    of.lines > 1
      ? make('textarea', { ...attributes, rows: of.lines })
      : make('input', { ...attributes, type: 'text', inputmode: of.keyboard ?? null });
  input.value = of.value;
  input.addEventListener('input', () => of.onInput(input.value));
  input.addEventListener('change', () => of.onLeave?.(input.value));
  const about = of.about === '' ? null : make('p', { class: 'quiet', id: `${id}-about` }, of.about);
  return {
    element: make('div', {}, make('label', { class: 'f', for: id }, of.label), input, about),
    input,
  };
}
