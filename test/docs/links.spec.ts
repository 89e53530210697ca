import { globSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from '@jest/globals';

const documents = globSync(['*.md', 'docs/**/*.md', '{apps,libs,tools,test}/*/*.md', 'deploy/**/*.md']).filter(
  (path) => !path.includes('node_modules'),
);

interface Link {
  readonly text: string;
  readonly target: string;
}

/** Links to files of the project; what stands in code is no link. */
function linksIn(markdown: string): Link[] {
  const prose = markdown.replaceAll(/^```[\s\S]*?^```/gm, '').replaceAll(/`[^`\n]*`(?!\])/g, '');
  const found = prose.matchAll(/\[([^\]]*)\]\(([^)\s]+)\)/g);
  return [...found]
    .map(([, text = '', target = '']) => ({ text, target }))
    .filter(({ target }) => !/^(https?:|mailto:)/.test(target));
}

/** As GitHub makes them: lower case, punctuation dropped, spaces to hyphens. */
function anchorsIn(markdown: string): string[] {
  return [...markdown.matchAll(/^#{1,6} (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
      .replaceAll(/\s/g, '-'),
  );
}

function problemOf({ target }: Link, document: string): string | undefined {
  const [path = '', anchor] = decodeURIComponent(target).split('#');
  const file = path === '' ? document : join(dirname(document), path);
  const stat = statSync(file, { throwIfNoEntry: false });
  if (!stat) return `${target}: no such file`;
  if (anchor === undefined || !stat.isFile()) return undefined;
  // #L12 names a line of source, which must exist.
  const text = readFileSync(file, 'utf8');
  const line = /^L(\d+)$/.exec(anchor)?.[1];
  if (line !== undefined) return Number(line) <= text.split('\n').length ? undefined : `${target}: no such line`;
  return anchorsIn(text).includes(anchor) ? undefined : `${target}: no such heading`;
}

describe('the documents', () => {
  it.each(documents)('%s links to nothing that is not there', (document) => {
    const links = linksIn(readFileSync(document, 'utf8'));
    expect(links.map((link) => problemOf(link, document)).filter(Boolean)).toEqual([]);
  });

  it('include the tour, and the tour leads through source files', () => {
    const steps = linksIn(readFileSync('docs/tour.md', 'utf8')).filter(({ target }) =>
      /\.(ts|proto)(#|$)/.test(target),
    );
    expect(steps.length).toBeGreaterThan(5);
  });
});
