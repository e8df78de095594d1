import type { Block, TreeNode } from './blocks.ts';
import type { SectionContent } from './sections/section.ts';

/** Section for the second page of a brief edition; the lowest rank goes first. */
interface Candidate {
  readonly rank: number;
  readonly content: SectionContent;
}

/** Room for sections on the second page, in millimetres of Letter paper. */
const PAGE = 238;

/** Heights of parts of a page in millimetres, measured in print. */
const HEIGHT = {
  head: 18,
  lead: 6,
  change: 7,
  bars: 5.9,
  dots: 10,
  quotes: 5,
  tree: 5.8,
  table: 8,
  other: 12,
};

/** Returns the sections that fit the second page of a brief edition, in their own order. */
export function fitting<Own extends Candidate>(sections: readonly Own[]): readonly Own[] {
  let room = PAGE;
  const fits = new Set<Own>();
  for (const section of sections.toSorted((a, b) => a.rank - b.rank)) {
    const height = heightOf(section.content);
    if (height > room) continue;
    room -= height;
    fits.add(section);
  }
  return sections.filter((section) => fits.has(section));
}

function heightOf({ lead, blocks }: SectionContent): number {
  const head = HEIGHT.head + (lead === null ? 0 : HEIGHT.lead);
  return blocks.reduce((sum, block) => sum + blockHeight(block), head);
}

function blockHeight(block: Block): number {
  switch (block.is) {
    case 'change':
      return (block.rows.length + 1.5) * HEIGHT.change;
    case 'bars':
      return (block.rows.length + 1) * HEIGHT.bars;
    case 'dots':
      return block.rows.reduce(
        (sum, { quotes }) => sum + HEIGHT.dots + (quotes.length > 0 ? HEIGHT.quotes : 0),
        HEIGHT.lead,
      );
    case 'tree':
      return nodesIn(block.roots) * HEIGHT.tree;
    case 'table':
      return (block.rows.length + 1) * HEIGHT.table;
    default:
      return HEIGHT.other;
  }
}

function nodesIn(nodes: readonly TreeNode[]): number {
  return nodes.reduce((sum, { children }) => sum + 1 + nodesIn(children), 0);
}
