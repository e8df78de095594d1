/** Measures how the time of an audit grows with criteria and respondents. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { largeAudit } from './bench-inputs.mjs';
import { byNumber, quantile, time } from './bench-time.mjs';

/** Sizes of which the second is four times the first: criteria and respondents. */
const AUDITS = {
  '2,640 criteria, 12 respondents': [
    { points: 22, respondents: 12 },
    { points: 88, respondents: 12 },
  ],
  '30 criteria, 800 respondents': [
    { points: 1, respondents: 200 },
    { points: 1, respondents: 800 },
  ],
};

const FORMATS = {
  json: ['--format', 'json'],
  markdown: ['--format', 'markdown'],
  html: ['--format', 'html'],
  'markdown, anonymous': ['--format', 'markdown', '--anonymous', '--min-group', '3'],
};

/**
 * Returns the times of audits four times as large, and their ratio to the smaller ones: about 4 is
 * linear. Times are in milliseconds, without those of `node -e 0`.
 */
export function measureGrowth(program, folder, turns) {
  return Object.entries(AUDITS).flatMap(([audit, sizes]) => {
    const files = sizes.map((size) => writeAudit(folder, size));
    return Object.entries(FORMATS).map(([format, options]) => {
      const rounds = Array.from({ length: turns }, () => {
        const bare = time(['-e', '0']);
        return files.map((own) => time([program, 'audit', ...own, ...options]) - bare);
      });
      const ratios = rounds.map(([small, large]) => large / small).toSorted(byNumber);
      const larger = rounds.map(([, large]) => large).toSorted(byNumber);
      return { audit, format, larger: quantile(larger, 0.5), ratio: quantile(ratios, 0.5) };
    });
  });
}

/** Writes a checklist and answers to it, and returns the options that name them. */
function writeAudit(folder, { points, respondents }) {
  const own = join(folder, `growth-${points}-${respondents}`);
  mkdirSync(join(own, 'round'), { recursive: true });
  const { checklist, answers } = largeAudit(points);
  const file = join(own, 'checklist.json');
  writeFileSync(file, JSON.stringify(checklist, null, 2));
  for (let i = 0; i < respondents; i++) {
    const { respondent, ...rest } = answers[i % answers.length];
    const id = `respondent-${i + 1}`;
    const written = { ...rest, respondent: { ...respondent, id, name: `Respondent ${i + 1}` } };
    writeFileSync(join(own, 'round', `${id}.json`), JSON.stringify(written, null, 2));
  }
  return ['--checklist', file, '--answers', join(own, 'round')];
}
