/**
 * Draws the picture of the interview in README from the real screen. Runs `align audit` in a
 * terminal, answers a few criteria, and writes the screen as SVG. Usage: npm run build && node
 * .scripts/picture.mjs [file]
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { spawn } from '@lydell/node-pty';
import headless from '@xterm/headless';

const root = fileURLToPath(new URL('..', import.meta.url));
const COLUMNS = 80;
const ROWS = 24;
const CELL = { width: 8.4, height: 18 };
const MARGIN = 14;
const COLOURS = {
  paper: '#1e2127',
  ink: '#d7dae0',
  dim: '#9aa0ab',
  palette: [
    ...['#3b4048', '#e88388', '#98c379', '#e5c07b', '#73b7f2', '#d290e4', '#66c2cd', '#d7dae0'],
    ...['#6f7682', '#f2a1a5', '#b5d99c', '#f0d39b', '#9ccdf7', '#e0b1ee', '#93d6de', '#ffffff'],
  ],
};

/** Returns the screen of an interview after these keys, as rows of cells. */
async function showInterview(keys) {
  const folder = mkdtempSync(join(tmpdir(), 'align-picture-'));
  const display = new headless.Terminal({ cols: COLUMNS, rows: ROWS, allowProposedApi: true });
  const args = ['audit', '--express', '--subject', 'Lakeshore Metrics', '--respondent', 'Kathy'];
  const program = spawn(
    process.execPath,
    [join(root, 'bin/align.cjs'), ...args, '--role', 'VP Marketing', '--group', 'marketing'],
    {
      cols: COLUMNS,
      rows: ROWS,
      cwd: folder,
      env: { ...process.env, TERM: 'xterm-256color', NO_COLOR: '' },
    },
  );
  program.onData((text) => display.write(text));
  const ended = new Promise((done) => program.onExit(done));
  for (const key of keys) {
    await pause(1200);
    program.write(key);
  }
  await pause(1200);
  const rows = Array.from({ length: ROWS }, (_, row) => readRow(display.buffer.active, row));
  program.write('q');
  await Promise.race([ended, pause(3000)]);
  program.kill();
  rmSync(folder, { recursive: true, force: true });
  return rows;
}

function readRow(buffer, row) {
  const line = buffer.getLine(buffer.baseY + row);
  return Array.from({ length: COLUMNS }, (_, column) => {
    const cell = line?.getCell(column);
    return { text: cell?.getChars() || ' ', style: cell ? styleOf(cell) : '' };
  });
}

function styleOf(cell) {
  const ink = cell.isFgPalette()
    ? (COLOURS.palette[cell.getFgColor()] ?? COLOURS.ink)
    : cell.isDim()
      ? COLOURS.dim
      : COLOURS.ink;
  return `fill="${ink}"${cell.isBold() ? ' font-weight="bold"' : ''}`;
}

/** Joins neighbouring cells of one style into one text, which keeps the picture small. */
function drawRow(cells, row) {
  const runs = [];
  for (const [column, { text, style }] of cells.entries()) {
    const last = runs.at(-1);
    if (last?.style === style) last.text += text;
    else runs.push({ column, text, style });
  }
  const y = MARGIN + (row + 0.75) * CELL.height;
  return runs
    .filter(({ text }) => text.trim() !== '')
    .map(({ column, text, style }) => {
      const lead = text.length - text.trimStart().length;
      const shown = text.trim();
      const x = (MARGIN + (column + lead) * CELL.width).toFixed(1);
      const width = ([...shown].length * CELL.width).toFixed(1);
      return `<text x="${x}" y="${y}" ${style} textLength="${width}" xml:space="preserve">${escapeXml(shown)}</text>`;
    })
    .join('\n');
}

function drawScreen(rows) {
  const width = COLUMNS * CELL.width + 2 * MARGIN;
  const height = ROWS * CELL.height + 2 * MARGIN;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="title">
<title id="title">One criterion of the interview, with its five levels, in a terminal</title>
<rect width="${width}" height="${height}" rx="10" fill="${COLOURS.paper}"/>
<g font-family="ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', monospace" font-size="14">
${rows.map(drawRow).filter(Boolean).join('\n')}
</g>
</svg>
`;
}

function escapeXml(text) {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}

function pause(milliseconds) {
  return new Promise((done) => setTimeout(done, milliseconds));
}

const rows = await showInterview(['3\r', '2', '3', '2', '1', '2', '0', 'b']);
writeFileSync(resolve(process.argv[2] ?? join(root, '.github/interview.svg')), drawScreen(rows));
