// Typing the organiser key, for those who did not open the address with it.

import { useState } from 'preact/hooks';
import { Button } from '../../components/Button';
import { Field } from '../../components/Field';
import { landingText } from '../../text';
import { ApiRefused, workshops } from './api';
import { rememberKey } from './organiser-key';

const text = landingText.key;

export function KeyForm() {
  const [key, setKey] = useState('');
  const [error, setError] = useState<string | undefined>(undefined);
  const [pending, setPending] = useState(false);
  const submit = async () => {
    const typed = key.trim();
    const wrong = (message: string) => {
      setError(message);
      document.getElementById('organiser-key')?.focus();
    };
    if (typed === '') {
      wrong(text.empty);
      return;
    }
    setPending(true);
    try {
      await workshops(typed);
      rememberKey(typed);
    } catch (reason) {
      setPending(false);
      wrong(reason instanceof ApiRefused ? text.wrong : landingText.trouble);
    }
  };
  return (
    <form
      class="stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!pending) void submit();
      }}
    >
      <Field
        id="organiser-key"
        label={text.label}
        hint={text.hint}
        value={key}
        onInput={setKey}
        autocapitalize="off"
        error={error}
      />
      <Button type="submit" pending={pending}>
        {text.go}
      </Button>
    </form>
  );
}
