/**
 * A plain text as the HTML that an editor of articles takes: a paragraph for each line, nothing else. The one place where
 * text becomes markup on its way out.
 */
export function paragraphs(text: string): string {
  return text
    .split(/\r\n|\r|\n/)
    .filter((line) => line.trim() !== '')
    .map((line) => `<p>${escaped(line)}</p>`)
    .join('');
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escaped(line: string): string {
  return line.replace(/[&<>"']/g, (character) => entities[character] ?? character);
}
