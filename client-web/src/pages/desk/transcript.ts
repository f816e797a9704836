// Fetches a transcript with the page's own key and hands it to the browser as a file. The key travels in a header, so it
// is in no address, no history and no log.

export const formats = ['html', 'md', 'csv', 'json'] as const;
export type Format = (typeof formats)[number];

export type Fetched = 'done' | 'denied' | 'failed';

interface Source {
  readonly workshop: string;
  readonly key: string;
  readonly title: string;
}

/** "Joint working that works" is "joint-working-that-works-transcript.md". */
export function fileNameOf(title: string, format: Format, word: string): string {
  const plain = title
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60);
  return `${plain === '' ? word : `${plain}-${word}`}.${format}`;
}

export async function saveTranscript(
  source: Source,
  format: Format,
  word: string,
): Promise<Fetched> {
  const address = `/api/workshops/${encodeURIComponent(source.workshop)}/transcript.${format}`;
  try {
    const answer = await fetch(address, { headers: { Authorization: `Bearer ${source.key}` } });
    if (answer.status === 401 || answer.status === 403) return 'denied';
    if (!answer.ok) return 'failed';
    saveBlob(await answer.blob(), fileNameOf(source.title, format, word));
    return 'done';
  } catch {
    return 'failed';
  }
}

/** How long the browser may take to begin reading what it saves. */
const readWithinMs = 30_000;

function saveBlob(blob: Blob, name: string): void {
  const address = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), readWithinMs);
}
