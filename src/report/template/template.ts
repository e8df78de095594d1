import type { GapReport } from '../../analysis/gap-report.ts';
import type { Diagnostic } from '../../diagnostic.ts';
import { nearestWord } from '../../text/phrases.ts';
import { errorText } from '../../words/errors.ts';

/** Front matter of a template: a paper that somebody fills in to take a step. */
export interface TemplateHead {
  /** Name of its file, without the ending. */
  readonly id: string;
  readonly title: string;
  /** Ids of the criteria whose advice may name it, of any checklist. */
  readonly serves: readonly string[];
  /** Time that it takes to fill in and to use. */
  readonly time: string;
  /** Roles that fill it in. */
  readonly who: string;
}

/** Template with its text. */
export interface Template extends TemplateHead {
  /** Markdown with placeholders in double braces. */
  readonly body: string;
}

/** Front matter, without the line that ends it, and the Markdown below. */
export interface TemplateParts {
  readonly head: string;
  readonly body: string;
  /** Lines above the body. */
  readonly lines: number;
}

/** Actions that a summary shows. */
const FIRST_ACTIONS = 5;

/**
 * Returns the ids of the templates that go with the first five actions: preconditions, then the
 * action path, then the costliest gaps.
 */
export function firstTemplates({ result, actionPath, gaps }: GapReport): readonly string[] {
  const order = [...result.failedMusts, ...actionPath.steps, ...gaps];
  const criteria = [...new Set(order.map(({ criterion }) => criterion))].slice(0, FIRST_ACTIONS);
  const found = criteria.flatMap((id) => {
    const step = actionPath.steps.find(({ criterion }) => criterion === id);
    const gap = gaps.find(({ criterion }) => criterion === id);
    return [...(step?.advice ?? []), ...(gap?.advice ? [gap.advice] : [])].flatMap(
      ({ template }) => template ?? [],
    );
  });
  return [...new Set(found)];
}

/** Splits the text of a template; `null` without front matter between two lines of three hyphens. */
export function splitTemplate(text: string): TemplateParts | null {
  const [whole, head] = /^(---\r?\n[\s\S]*?\r?\n)---[ \t]*(?:\r?\n|$)/.exec(text) ?? [];
  if (whole === undefined || head === undefined) return null;
  const lines = whole.split('\n').length - 1;
  return { head, body: text.slice(whole.length).replaceAll('\r\n', '\n'), lines };
}

/** Placeholders with what follows the dot: nothing, a number, or an id. */
const PLACEHOLDERS: Readonly<Record<string, RegExp>> = {
  subject: /^$/,
  date: /^$/,
  score: /^$/,
  band: /^$/,
  names: /^\.[a-z0-9-]+$/,
  lowest: /^\.[1-9]$/,
  level: /^\.[a-z0-9-]+$/,
  'levels-by-group': /^\.[a-z0-9-]+$/,
  answers: /^\.[a-z0-9-]+$/,
};

/** Placeholder of a template, as in "{{level.sla-contract}}". */
export interface Placeholder {
  readonly name: string;
  /** Group, number or criterion; empty without one. */
  readonly of: string;
}

/** Parses the text between the braces; `null` if it is no placeholder. */
export function placeholderOf(text: string): Placeholder | null {
  const [, name = '', rest = ''] = /^\s*([a-z-]+)(\.[^\s]*)?\s*$/.exec(text) ?? [];
  const pattern = Object.hasOwn(PLACEHOLDERS, name) ? PLACEHOLDERS[name] : undefined;
  return pattern?.test(rest) ? { name, of: rest.slice(1) } : null;
}

/** Replaces each pair of braces in a text, placeholder or not. */
export function replaceBraces(text: string, replacement: (inside: string) => string): string {
  return text.replace(BRACES, (_, inside: string) => replacement(inside));
}

const BRACES = /\{\{([^{}\n]*)\}\}/g;

/** Finds criteria that no checklist has, and a template that serves none. */
export function checkServed(
  { serves }: TemplateHead,
  criteria: ReadonlySet<string>,
): readonly Diagnostic[] {
  if (!serves.some((id) => criteria.has(id))) {
    return [{ ...errorText('template/serves-nothing'), path: ['serves'] }];
  }
  return serves.flatMap((id, i) => {
    if (criteria.has(id)) return [];
    const meant = nearestWord(id, criteria);
    const error = errorText('template/unknown-criterion', { id, meant });
    return [{ ...error, path: ['serves', i] }];
  });
}

/** Braces that nothing fills, each with its line of the file and its column, from 1. */
export function unknownPlaceholders({ body, lines }: TemplateParts): readonly {
  readonly text: string;
  readonly line: number;
  readonly column: number;
}[] {
  return body
    .split('\n')
    .flatMap((text, i) =>
      [...text.matchAll(BRACES)]
        .filter(([, inside = '']) => placeholderOf(inside) === null)
        .map(({ 0: found, index }) => ({ text: found, line: lines + i + 1, column: index + 1 })),
    );
}
