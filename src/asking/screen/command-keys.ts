import type { ConversationView, QuestionView } from '../../conversation/view.ts';
import { type Key, typedBy } from '../../terminal/keys.ts';
import { safeText } from '../../text/safe.ts';
import { conversationWords as words } from '../../words/conversation.ts';
import {
  arrive,
  fieldMode,
  listMode,
  type ScreenState,
  type Transition,
  withField,
  withMode,
  withNotice,
} from './state.ts';

/** Handles a key that means the same on every screen of a criterion. */
export function command(
  ui: ScreenState,
  key: Key,
  view: ConversationView,
  { criterion: { id }, remarks }: QuestionView,
): Transition {
  const { note = '', evidence = [] } = remarks;
  if (key.name === 'left') return back(ui, view);
  if (key.name === 'escape') return { ui: arrive(view, ui, null) };
  switch (typedBy(key).toLowerCase()) {
    case '?':
      return withMode(ui, { is: 'help', scroll: 0 });
    case 'c':
      return { ui: withField(ui, fieldMode('note', id, note)) };
    case 'e':
      return { ui: withField(ui, fieldMode('evidence', id, evidence.join('\n'))) };
    case 'g':
      return withMode(ui, listMode(view, 'go-to'));
    case 's':
      return { ui, events: [{ type: 'skipped', criterion: id }] };
    case 'w':
      return view.saving === null || view.saving.isSaved
        ? withNotice(ui, words.allSaved)
        : { ui: withField(ui, fieldMode('path', id, '')) };
    case 'b':
      return back(ui, view);
    case 'r':
      return { ui, events: [{ type: 'opened-review' }] };
    case 'q':
      return { ui, events: [{ type: 'stopped' }] };
    default:
      return withNotice(ui, words.noKeyHere({ key: keyName(key) }));
  }
}

/** Returns the character of a key in quotes, for messages; "that key" if it types none. */
function keyName(key: Key): string {
  const typed = typedBy(key).trim();
  return typed === '' ? words.thatKey : `"${safeText(typed)}"`;
}

function back(ui: ScreenState, { state }: ConversationView): Transition {
  if (state.trail.length === 0) return withNotice(ui, words.beginning);
  return { ui, events: [{ type: 'went-back' }] };
}
