/**
 * Makes V8 compile the functions that most runs call together with their file.
 *
 * V8 reads a function twice: it skips it at first, and compiles it, on its own, at the first call. An
 * audit calls some 1,500 functions once, and a quarter of its time went there. A function in
 * parentheses is compiled with its file instead. A file works the same with and without them, on every
 * version of Node.js, unlike with a code cache, which fits a single one.
 */
import { execFileSync } from 'node:child_process';
import {
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseAst } from 'rolldown/parseAst';

const round = fileURLToPath(new URL('../examples/lakeshore-metrics/2012-08-06', import.meta.url));

/** Usual commands. A function is compiled early if at least half of those that load its file call it. */
const RUNS = [
  ['--help'],
  ['list'],
  ['show', 'lead-gen-alignment'],
  ['audit', '--answers', round],
  ['audit', '--answers', round, '--format', 'html'],
];

/** Rewrites the files of a built program that the usual commands load. */
export function compileEarly(folder) {
  for (const [file, calls] of callsByFile(folder)) {
    const loads = calls.length;
    const counts = new Map();
    for (const called of calls) {
      for (const range of called) counts.set(range, (counts.get(range) ?? 0) + 1);
    }
    const isUsual = (start, end) => (counts.get(`${start}-${end}`) ?? 0) * 2 >= loads;
    writeFileSync(file, inParentheses(readFileSync(file, 'utf8'), isUsual));
  }
}

/** Returns, by file, the places of the functions that each usual command calls, if it loads the file. */
function callsByFile(folder) {
  const files = new Map();
  for (const args of RUNS) {
    for (const { url, functions } of coverage(folder, args)) {
      if (!url.startsWith('file:')) continue;
      const file = fileURLToPath(url);
      if (!file.startsWith(join(realpathSync(folder), sep))) continue;
      const called = functions.map(({ ranges: [own] }) => own).filter(({ count }) => count > 0);
      const places = called.map(({ startOffset, endOffset }) => `${startOffset}-${endOffset}`);
      files.set(file, [...(files.get(file) ?? []), new Set(places)]);
    }
  }
  return files;
}

/** Runs a command of the built program, and returns what V8 tells of each script. */
function coverage(folder, args) {
  const found = mkdtempSync(join(tmpdir(), 'align-coverage-'));
  try {
    const [main, checklists] = ['main.cjs', 'checklists'].map((name) => join(folder, name));
    const script = `process.argv.splice(1, 0, 'align'); require(${JSON.stringify(main)}).start(${JSON.stringify(checklists)})`;
    const env = { ...process.env, NODE_V8_COVERAGE: found };
    const options = { cwd: found, env, stdio: 'ignore' };
    execFileSync(process.execPath, ['-e', script, '--', ...args], options);
    return readdirSync(found).flatMap(
      (name) => JSON.parse(readFileSync(join(found, name), 'utf8')).result,
    );
  } finally {
    rmSync(found, { recursive: true });
  }
}

/**
 * Returns a script with some functions in parentheses, which V8 compiles early. An arrow function
 * becomes an ordinary one unless it needs its surroundings, and a declaration a variable at the top.
 *
 * @param {string} script of CommonJS
 *
 * @param {(start: number, end: number) => boolean} isUsual
 */
export function inParentheses(script, isUsual) {
  const { body } = parseAst(script, { lang: 'js', sourceType: 'commonjs' });
  const edits = [];
  const declarations = [];
  visit(body, (node, parent) => {
    if (!isFunction(node) || !isUsual(node.start, node.end)) return;
    if (node.type === 'ArrowFunctionExpression') edits.push(...editsOfArrow(script, node));
    else if (node.type === 'FunctionExpression') edits.push(...editsOfExpression(node, parent));
    else if (parent === null && node.id !== null) declarations.push(node);
  });
  const isMoved = ({ start, end }) =>
    declarations.some((own) => own.start <= start && end <= own.end);
  const moved = declarations.map((node) => {
    const own = edits.filter(({ start, end }) => node.start <= start && end <= node.end);
    const text = edited(script, node, own).replace(/(?<=^(?:async )?function\*?) ?[\w$]+/, '');
    return `${node.id.name}=(${text})`;
  });
  if (moved.length === 0) return edited(script, { start: 0, end: script.length }, edits);
  const head = body.findLast(({ directive }) => directive)?.end ?? 0;
  const rest = [
    { start: head, end: head, text: `var ${moved.join(',')};` },
    ...edits.filter((edit) => !isMoved(edit)),
    ...declarations.map(({ start, end }) => ({ start, end, text: '' })),
  ];
  return edited(script, { start: 0, end: script.length }, rest);
}

/** Calls back for each node of a syntax tree with its parent, outer ones first. */
function visit(nodes, callback, parent = null) {
  for (const node of [nodes].flat()) {
    if (typeof node?.type !== 'string') continue;
    callback(node, parent);
    for (const value of Object.values(node)) {
      if (typeof value === 'object') visit(value, callback, node);
    }
  }
}

function isFunction({ type }) {
  return /^(Function(Declaration|Expression)|ArrowFunctionExpression)$/.test(type);
}

/** Methods have no parentheses of their own. */
function editsOfExpression({ start, end }, parent) {
  if (parent.type === 'MethodDefinition' || parent.method || /^[gs]et$/.test(parent.kind))
    return [];
  return [insertion(start, '('), insertion(end, ')')];
}

function editsOfArrow(script, node) {
  if (needsSurroundings(node)) return [];
  const { start, end, async: isAsync, params, body } = node;
  const keyword = isAsync ? 'async function' : 'function';
  const parameters = start + (isAsync ? 'async'.length : 0);
  const isBare = script.slice(parameters, params[0]?.start ?? end).trim() === '';
  const arrow = script.indexOf('=>', params.at(-1)?.end ?? parameters);
  const isBlock = body.type === 'BlockStatement';
  return [
    { start, end: parameters, text: `(${keyword}${isBare ? '(' : ''}` },
    { start: arrow, end: arrow + 2, text: `${isBare ? ')' : ''}${isBlock ? '' : '{return '}` },
    insertion(end, isBlock ? ')' : '})'),
  ];
}

/** True if an arrow function may use what an ordinary function has of its own. */
function needsSurroundings(arrow) {
  let isNeeded = false;
  visit(arrow, ({ type, name }) => {
    isNeeded ||= ['ThisExpression', 'Super', 'MetaProperty'].includes(type);
    isNeeded ||= type === 'Identifier' && name === 'arguments';
  });
  return isNeeded;
}

function insertion(place, text) {
  return { start: place, end: place, text };
}

/** Returns a part of a text with edits made. Of two at one place, the inner function's is first. */
function edited(text, { start, end }, edits) {
  let result = '';
  let position = start;
  for (const edit of edits.toReversed().toSorted((a, b) => a.start - b.start)) {
    result += text.slice(position, edit.start) + edit.text;
    position = edit.end;
  }
  return result + text.slice(position, end);
}
