/**
 * Writes a report into one comment of the pull request of a workflow, and updates it later. Does
 * nothing outside pull requests. Usage: node .scripts/comment.mjs report.md, with ALIGN_TOKEN and
 * ALIGN_CODE
 */
import { readFileSync } from 'node:fs';

/** First line of the comment, which is not shown; by it the next run finds its comment again. */
const MARK = '<!-- align -->';

/** Longest text that GitHub takes, in characters, less room for the last line. */
const MOST = 65_000;

const PER_PAGE = 100;

const { GITHUB_API_URL, GITHUB_REPOSITORY, GITHUB_EVENT_PATH, ALIGN_TOKEN, ALIGN_CODE } =
  process.env;
const number = JSON.parse(readFileSync(GITHUB_EVENT_PATH, 'utf8')).pull_request?.number;

if (number === undefined) process.stdout.write('no pull request, so no comment\n');
else await comment(textOf(readFileSync(process.argv[2], 'utf8')));

/** Returns the report with the outcome before it, cut by whole lines to what GitHub takes. */
function textOf(report) {
  const outcome = ALIGN_CODE === '0' ? '**The gate passed.**' : '**The gate failed.**';
  const text = `${MARK}\n${outcome}\n\n${report}`;
  if (text.length <= MOST) return text;
  const end = text.lastIndexOf('\n', MOST);
  return `${text.slice(0, end)}\n\nThe rest is in the summary of the run.\n`;
}

async function comment(body) {
  const own = await earlier();
  if (own) await call('PATCH', `issues/comments/${own.id}`, { body });
  else await call('POST', `issues/${number}/comments`, { body });
  process.stdout.write(`${own ? 'updated' : 'wrote'} the comment\n`);
}

/** Finds the comment of an earlier run; a person who quotes it begins with other words. */
async function earlier() {
  for (let page = 1; ; page++) {
    const query = `per_page=${PER_PAGE}&page=${page}`;
    const comments = await call('GET', `issues/${number}/comments?${query}`);
    const found = comments.find(({ body, user }) => body?.startsWith(MARK) && user?.type === 'Bot');
    if (found || comments.length < PER_PAGE) return found;
  }
}

async function call(method, path, value) {
  const response = await fetch(`${GITHUB_API_URL}/repos/${GITHUB_REPOSITORY}/${path}`, {
    method,
    headers: {
      accept: 'application/vnd.github+json',
      authorization: `Bearer ${ALIGN_TOKEN}`,
      'x-github-api-version': '2022-11-28',
    },
    ...(value === undefined ? {} : { body: JSON.stringify(value) }),
  });
  if (response.ok) return response.json();
  throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
}
