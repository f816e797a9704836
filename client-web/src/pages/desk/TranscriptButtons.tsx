import { useState } from 'preact/hooks';
import { Button } from '../../components/Button';
import { StatusLine } from '../../components/StatusLine';
import { useLink } from '../../connection/link';
import { deskText } from '../../text/desk';
import { keyOfPage } from './page-key';
import { formats, saveTranscript, type Fetched, type Format } from './transcript';

const text = deskText.transcript;

export function TranscriptButtons() {
  const { records, workshop } = useLink();
  const [busy, setBusy] = useState<Format>();
  const [result, setResult] = useState<Fetched>('done');
  const title = records.single('workshop')?.title ?? '';
  const save = async (format: Format) => {
    setBusy(format);
    setResult(
      await saveTranscript({ workshop, key: keyOfPage().token, title }, format, text.fileName),
    );
    setBusy(undefined);
  };
  return (
    <div class="stack-tight">
      <div class="buttons">
        {formats.map((format) => (
          <Button key={format} pending={busy === format} onPress={() => void save(format)}>
            {text.formats[format]}
          </Button>
        ))}
      </div>
      <StatusLine class={result === 'done' ? '' : 'field-error'}>
        {result === 'done' ? '' : text[result]}
      </StatusLine>
    </div>
  );
}
