import type { ChalkInstance } from 'chalk';
import { asSentence } from '../../../text/phrases.ts';
import { harmlessInLog, oneSafeLine, safeLines } from '../../../text/safe.ts';
import { bullet, padEnd, widthOf, wrap } from '../../../text/wrap.ts';
import {
  type Actions,
  type AnswerEntry,
  type Block,
  type Callout,
  type Cover,
  type Dots,
  distanceText,
  type Headline,
  type Heat,
  type Inline,
  type PeopleList,
  type Quote,
  type Text,
  type TreeNode,
} from '../../blocks.ts';
import { rulerLines } from '../places.ts';
import { layOutTable, type TextualColumn } from './table.ts';

/** Look of a page of text. */
export interface TextPage {
  readonly paint: ChalkInstance;
  readonly columns: number;
}

/** Returns a block as lines of text, no line wider than the page; empty for one that is left out. */
export function textBlock(block: Block, page: TextPage): string {
  const { paint, columns } = page;
  switch (block.is) {
    case 'cover':
      return cover(page, block);
    case 'headline':
      return headline(page, block);
    case 'heading':
      return paint.bold(wrap(lineOf(block.text), columns));
    case 'paragraph':
    case 'note':
      return wrap(inline(page, block.text), columns);
    case 'list':
      return block.items.map((item) => bullet('- ', inline(page, item), columns)).join('\n');
    case 'scale': {
      const lines = rulerLines(block).map(drawnLine);
      const fits = lines.every((line) => widthOf(line) <= columns);
      return fits ? lines.join('\n') : wrap(lineOf(block.description), columns);
    }
    case 'facts':
      return layOutTable(
        [{ head: '' }, { head: '', align: 'end' }, { head: '' }],
        block.facts.map(({ label, value, remark }) => [
          lineOf(label),
          paint.bold(lineOf(value)),
          lineOf(remark),
        ]),
        columns,
      );
    case 'callout':
      return callout(page, block);
    case 'people':
      return people(page, block);
    case 'dots':
      return dots(page, block);
    case 'actions':
      return actions(page, block);
    case 'change':
      return layOutTable(
        [
          { head: '', width: 'number' },
          { head: head(page, block.heads.point), isTitle: true },
          { head: head(page, block.before), align: 'end' },
          { head: head(page, block.after), align: 'end' },
        ],
        block.rows.map(({ number, title, before, after }) => [
          lineOf(number),
          lineOf(title),
          lineOf(before?.label ?? '–'),
          paint.bold(lineOf(after?.label ?? '–')),
        ]),
        columns,
      );
    case 'bars':
      return layOutTable(
        [
          { head: '', width: 'number' },
          { head: head(page, block.head), isTitle: true },
          ...block.columns.map(({ title }) => ({ head: head(page, title), align: 'end' as const })),
        ],
        block.rows.map(({ number, title, cells }) => [
          lineOf(number),
          lineOf(title),
          ...cells.map(({ label }, i) =>
            block.columns[i]?.mark === null ? paint.bold(lineOf(label)) : lineOf(label),
          ),
        ]),
        columns,
      );
    case 'heat':
      return heat(page, block);
    case 'tree':
      return block.roots.flatMap((root) => treeLines(page, root, '')).join('\n');
    case 'table':
      return layOutTable(
        block.columns.map((column) => ({ ...column, head: head(page, column.head ?? '') })),
        block.rows.map(({ cells }) => cells.map((cell) => inline(page, cell))),
        columns,
      );
    case 'quotes':
      return quotes(page, block.quotes, '- ');
    case 'pair':
      return block.sides
        .map(({ label, text }, i) =>
          bullet(i === 0 ? '- ' : '  ', `${inline(page, label)}: ${quoted(text)}`, columns),
        )
        .join('\n');
    case 'answers':
      return answers(page, block);
    case 'matrix':
    case 'contents':
      return '';
  }
}

/** Returns a text without control characters, in the lines that it has; marks say nothing here. */
function inline(page: TextPage, text: Text): string {
  if (typeof text === 'string') return plain(text);
  return text
    .map((part) => (typeof part === 'string' ? plain(part) : span(page, part)))
    .join('')
    .trim();
}

function plain(text: string): string {
  return safeLines(harmlessInLog(text)).replace(/[ \t]+/g, ' ');
}

/** Returns a text as one line without control characters, which no CI run takes for a command. */
function lineOf(text: string): string {
  return oneSafeLine(harmlessInLog(text));
}

function span({ paint }: TextPage, part: Inline): string {
  switch (part.is) {
    case 'strong':
      return paint.bold(lineOf(part.text));
    case 'quote':
      return quoted(part.text);
    case 'name':
    case 'link':
    case 'code':
      return lineOf(part.text);
    case 'mark':
      return '';
  }
}

function quoted(text: string): string {
  return `“${lineOf(text)}”`;
}

/** Returns a line of a drawing, whose spaces stay, without control characters. */
function drawnLine(line: string): string {
  return safeLines(harmlessInLog(line))
    .replace(/[\n\t]/g, ' ')
    .trimEnd();
}

function head({ paint }: TextPage, text: string): string {
  return text === '' ? '' : paint.dim(lineOf(text));
}

/** Lines at the start and at the end, beside each other where they fit. */
function cover(page: TextPage, { start, end, words }: Cover): string {
  const { paint, columns } = page;
  const rows = Array.from({ length: Math.max(start.length, end.length) }, (_, i) => {
    const left = lineOf(inline(page, start[i] ?? ''));
    const right = lineOf(inline(page, end[i] ?? ''));
    const room = columns - widthOf(right) - 2;
    const set = i === 0 ? paint.bold : paint.dim;
    return widthOf(left) <= room
      ? set(padEnd(left, right === '' ? 0 : columns - widthOf(right)) + right)
      : [left, right].map((line) => set(wrap(line, columns))).join('\n');
  });
  return [rows.join('\n'), ...words.map((own) => wrap(plain(own), columns))].join('\n\n');
}

function headline(page: TextPage, { level, number, title: finding, lead }: Headline): string {
  const { paint, columns } = page;
  const text = lineOf(inline(page, finding));
  const mark = number === null ? '' : padEnd(number, 3);
  const indent = ' '.repeat(mark.length);
  const title = paint.bold(bullet(mark, text, columns));
  if (lead === null) return title;
  const words = wrap(inline(page, lead), columns, indent);
  return `${title}\n${level === 1 ? '\n' : ''}${words}`;
}

function callout(page: TextPage, { tone, label, title, text }: Callout): string {
  const { paint, columns } = page;
  const set = tone === 'warn' ? paint.yellow : paint.reset;
  const words = [
    ...(label === null ? [] : [set(`${lineOf(label)}:`)]),
    paint.bold(inline(page, title)),
    ...(text === null ? [] : [inline(page, text)]),
  ];
  return wrap(words.join(' '), columns);
}

function people({ columns }: TextPage, { people: own }: PeopleList): string {
  const cell = (text: string | null) => (text === null ? '' : lineOf(text));
  const rows = own.map(({ name, role, remark, figure, felt }) => [
    [name, role].flatMap((text) => (text === null ? [] : [lineOf(text)])).join(', '),
    cell(figure),
    cell(felt),
    cell(remark),
  ]);
  const used = [0, 1, 2, 3].filter((i) => i === 0 || rows.some((row) => row[i] !== ''));
  const heads: readonly TextualColumn[] = used.map((i) =>
    i === 1 ? { head: '', align: 'end' } : { head: '', isTitle: i === 0 },
  );
  return layOutTable(
    heads,
    rows.map((row) => used.map((i) => row[i] ?? '')),
    columns,
  );
}

function dots(page: TextPage, { rows }: Dots): string {
  const { paint, columns } = page;
  return rows
    .flatMap(({ rank, title, text, quotes: own }) => [
      bullet(`${rank}  `, `${paint.bold(asSentence(lineOf(title)))} ${lineOf(text)}`, columns),
      ...(own.length === 0 ? [] : [quotes(page, own, `${' '.repeat(rank.length + 2)}- `)]),
    ])
    .join('\n');
}

function quotes({ columns }: TextPage, own: readonly Quote[], mark: string): string {
  return own
    .map(({ who, text }) => {
      const name = who === null ? '' : `${lineOf(who)}: `;
      return bullet(mark, name + quoted(text), columns);
    })
    .join('\n');
}

function actions(page: TextPage, { heads, rows }: Actions): string {
  const { paint, columns } = page;
  return rows
    .map(({ rank, title, gate, text, remark, owner, effort, gain }) => {
      const mark = padEnd(rank, 2);
      const indent = ' '.repeat(mark.length + 1);
      const label = gate === null ? '' : ` (${lineOf(gate)})`;
      const terms = [
        `${heads.owner}: ${inline(page, owner)}.`,
        `${heads.effort}: ${lineOf(effort)}.`,
        `${heads.gain}: ${lineOf(gain)}.`,
      ];
      return [
        bullet(
          `${mark} `,
          `${paint.bold(asSentence(lineOf(title)))}${label} ${lineOf(text)}`,
          columns,
        ),
        ...(remark === null ? [] : [wrap(lineOf(remark), columns, indent)]),
        wrap(terms.join(' '), columns, indent),
      ].join('\n');
    })
    .join('\n');
}

function heat(page: TextPage, { heads, series, levels, unknown, points }: Heat): string {
  const legend = [...levels, unknown].map(({ number, title }) =>
    `${lineOf(number)} ${lineOf(title)}`.trim(),
  );
  const table = layOutTable(
    [
      { head: '', width: 'number' },
      { head: head(page, heads.criterion), isTitle: true },
      ...series.map(({ title }) => ({ head: head(page, title), align: 'end' as const })),
      { head: head(page, heads.apart) },
    ],
    points.flatMap(({ number, title, rows }) => [
      [number, title].map((own) => page.paint.bold(lineOf(own))),
      ...rows.map((row) => [
        lineOf(row.number),
        lineOf(row.title),
        ...row.cells.map(({ label }) => lineOf(label)),
        lineOf(distanceText(row.apart)),
      ]),
    ]),
    page.columns,
  );
  return `${wrap(legend.join(', '), page.columns)}\n\n${table}`;
}

function treeLines(
  page: TextPage,
  { number, title, score, because, children }: TreeNode,
  indent: string,
): readonly string[] {
  const name = page.paint.bold(lineOf(title));
  const text = `${name}, ${lineOf(score)}: ${lineOf(because)}`;
  return [
    bullet(`${indent}${padEnd(number, 2)} `, text, page.columns),
    ...children.flatMap((child) => treeLines(page, child, `${indent}   `)),
  ];
}

function answers(page: TextPage, block: AnswerEntry): string {
  const { paint, columns } = page;
  const { number, title, score, question, level, answers: own } = block;
  const name = lineOf(title) + (score === null ? '' : `, ${lineOf(score)}`);
  return [
    paint.bold(bullet(number === null ? '' : `${number}  `, name, columns)),
    ...(question === null ? [] : [wrap(inline(page, question), columns)]),
    ...(level === null ? [] : [wrap(inline(page, level), columns)]),
    ...own.map((answer) => bullet('- ', inline(page, answer), columns)),
  ].join('\n');
}
