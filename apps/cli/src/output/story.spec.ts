import { describe, expect, it } from '@jest/globals';
import { Story } from './story.js';

function told(colours: 'shown' | 'none', tell: (story: Story) => void): string {
  const lines: string[] = [];
  tell(new Story({ colours, width: 40, write: (line) => lines.push(line) }));
  return lines.join('\n');
}

describe('a story', () => {
  it('numbers its chapters', () => {
    const text = told('none', (story) => {
      story.chapter('First');
      story.chapter('Second');
    });
    expect(text).toBe('\n1. First\n\n2. Second');
  });

  it('has no colours in a file', () => {
    const tell = (story: Story) => {
      story.chapter('First');
      story.good('Fine.');
      story.refused('Not fine.');
      story.aside('By the way.');
    };
    const escape = '\u001b[';
    expect(told('none', tell)).not.toContain(escape);
    expect(told('shown', tell)).toContain(escape);
  });

  it('puts what follows below the text, not below the mark', () => {
    const text = told('none', (story) => story.good('one two three four five six seven eight nine'));
    expect(text).toBe('   ✓ one two three four five six seven\n     eight nine');
  });
});
