import { type Commitment, commitTo, type PlanResult } from '../audit/plan.ts';
import { type Io, isDay } from '../io/io.ts';
import { loadPlan } from '../loading/plan.ts';
import { openLines } from '../terminal/lines.ts';
import { safeText } from '../text/safe.ts';
import { pageWidth, wrap } from '../text/wrap.ts';
import { sessionWords } from '../words/session.ts';

const words = sessionWords.planAsk;

/** Ways out of a question about an action. */
type Answered = { readonly value: string | null } | 'back' | 'quit';

/**
 * Asks for the owner and the date of each open action of a plan, line by line, and saves after each
 * action. The end of the input keeps what was said so far.
 * @throws UserError and InputError for a plan that cannot be read or written
 */
export async function askPlan(io: Io, { path, report }: PlanResult): Promise<void> {
  const planned = { checklist: report.checklist.definition, subject: report.subject };
  const { plan } = await loadPlan(io, path, planned);
  const open = plan.actions.filter(({ status }) => status === 'open');
  const given = new Map<string, Commitment>(
    open.map(({ id, owner = null, due = null }) => [id, { owner, due }]),
  );
  const lines = openLines(io.dialogue());
  const ask = (prompt: string, now: string | null, refusal: (text: string) => string | null) =>
    question(io, lines.next, prompt, now, refusal);
  try {
    io.stderr.write(`${words.back}\n`);
    for (let at = 0; at < open.length; ) {
      const action = open[at];
      if (!action) break;
      const head = { number: at + 1, of: open.length, action: safeText(action.do) };
      io.stderr.write(`\n${wrap(words.head(head), pageWidth(io.stderr))}\n`);
      const { owner, due } = given.get(action.id) ?? { owner: null, due: null };
      const who = await ask(words.owner({ now: owner && safeText(owner) }), owner, () => null);
      const when =
        typeof who === 'string'
          ? who
          : await ask(words.due({ now: due }), due, (text) => (isDay(text) ? null : words.notADay));
      if (who === 'quit' || when === 'quit') break;
      if (who === 'back' || when === 'back') {
        at = Math.max(at - 1, 0);
        continue;
      }
      const commitment = { owner: who.value, due: when.value };
      given.set(action.id, commitment);
      commitTo(io, path, action.id, commitment);
      at += 1;
    }
  } finally {
    lines.close();
  }
  io.stderr.write(`\n${words.saved({ path: safeText(path) })}\n`);
}

/** Asks until an answer is valid; an empty line keeps the present one. */
async function question(
  io: Io,
  next: () => Promise<string | null>,
  prompt: string,
  now: string | null,
  refusal: (text: string) => string | null,
): Promise<Answered> {
  for (;;) {
    io.stderr.write(prompt);
    const line = await next();
    const text = line?.trim();
    if (text === undefined || text === 'q') return 'quit';
    if (text === 'b') return 'back';
    if (text === '') return { value: now };
    const wrong = refusal(text);
    if (wrong === null) return { value: text };
    io.stderr.write(`${wrong}\n`);
  }
}
