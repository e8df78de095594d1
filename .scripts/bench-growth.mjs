/** Measures how the time of an audit grows with criteria and respondents. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { largeAudit } from './bench-inputs.mjs';
import { byNumber, quantile, time } from './bench-time.mjs';

/** Sizes of which the second is four times the first: criteria (30 to a point) and respondents. */
const LARGE = {
  '2,640 criteria, 12 respondents': [
    { points: 22, respondents: 12 },
    { points: 88, respondents: 12 },
  ],
  '30 criteria, 800 respondents': [
    { points: 1, respondents: 200 },
    { points: 1, respondents: 800 },
  ],
};

/** Smaller sizes, for formats that take some hundred times as long. */
const SMALL = {
  '480 criteria, 12 respondents': [
    { points: 4, respondents: 12 },
    { points: 16, respondents: 12 },
  ],
  '30 criteria, 120 respondents': [
    { points: 1, respondents: 30 },
    { points: 1, respondents: 120 },
  ],
};

/** Commands to measure, each with the sizes of its audits. */
const COMMANDS = {
  json: [LARGE, audit('--format', 'json')],
  markdown: [LARGE, audit('--format', 'markdown')],
  html: [LARGE, audit('--format', 'html')],
  'markdown, anonymous': [LARGE, audit('--format', 'markdown', '--anonymous', '--min-group', '3')],
  'compare of two rounds': [
    LARGE,
    ({ checklist, round, later }) => ['compare', round, later, '--checklist', checklist],
  ],
  docx: [SMALL, document('docx')],
  pptx: [SMALL, document('pptx')],
  xlsx: [SMALL, document('xlsx')],
};

function audit(...options) {
  return ({ checklist, round }) => [
    'audit',
    ...['--checklist', checklist, '--answers', round],
    ...options,
  ];
}

function document(format) {
  return (files) => audit('--output', files.output(format), '--force')(files);
}

/**
 * Returns the times of audits four times as large, and their ratio to the smaller ones: about 4 is
 * linear. Times are in milliseconds, without those of `node -e 0`.
 */
export function measureGrowth(program, folder, turns) {
  return Object.entries(COMMANDS).flatMap(([format, [audits, argumentsFor]]) =>
    Object.entries(audits).map(([name, sizes]) => {
      const commands = sizes.map((size) => argumentsFor(writeAudit(folder, size)));
      const rounds = Array.from({ length: turns }, () => {
        const bare = time(['-e', '0']);
        return commands.map((own) => time([program, ...own]) - bare);
      });
      const ratios = rounds.map(([small, large]) => large / small).toSorted(byNumber);
      const larger = rounds.map(([, large]) => large).toSorted(byNumber);
      return {
        ...{ audit: name, format },
        larger: quantile(larger, 0.5),
        ratio: quantile(ratios, 0.5),
      };
    }),
  );
}

/** Writes a checklist and two rounds of answers to it, a year apart, and returns where they are. */
function writeAudit(folder, { points, respondents }) {
  const own = join(folder, `growth-${points}-${respondents}`);
  const [round, later] = ['round', 'later'].map((name) => join(own, name));
  const { checklist, answers } = largeAudit(points);
  const file = join(own, 'checklist.json');
  for (const part of [round, later]) mkdirSync(part, { recursive: true });
  writeFileSync(file, JSON.stringify(checklist, null, 2));
  for (let i = 0; i < respondents; i++) {
    const { respondent, ...rest } = answers[i % answers.length];
    const id = `respondent-${i + 1}`;
    const written = { ...rest, respondent: { ...respondent, id, name: `Respondent ${i + 1}` } };
    writeFileSync(join(round, `${id}.json`), JSON.stringify(written, null, 2));
    const { answers: next } = answers[(i + 1) % answers.length];
    const second = { ...written, date: '2027-01-31', answers: next };
    writeFileSync(join(later, `${id}.json`), JSON.stringify(second, null, 2));
  }
  return { checklist: file, round, later, output: (format) => join(own, `report.${format}`) };
}
