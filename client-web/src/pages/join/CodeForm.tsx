// The one field for a join code, here and on the landing page.

import { useState } from 'preact/hooks';
import { Button } from '../../components/Button';
import { Field } from '../../components/Field';
import { plainCode } from '../../connection/credentials';
import { joiningText as text } from '../../text/joining';

interface CodeFormProps {
  onCode: (code: string) => void;
  error?: string | undefined;
  initial?: string;
}

export function CodeForm({ onCode, error, initial = '' }: CodeFormProps) {
  const [code, setCode] = useState(initial);
  const [missing, setMissing] = useState(false);
  const submit = () => {
    setMissing(plainCode(code) === '');
    if (plainCode(code) !== '') onCode(plainCode(code));
    else document.getElementById('code')?.focus();
  };
  return (
    <form
      class="stack code-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <Field
        id="code"
        label={text.code.label}
        hint={text.code.hint}
        value={code}
        onInput={setCode}
        autocapitalize="characters"
        error={missing ? text.code.empty : error}
        class="code-field"
      />
      <Button type="submit" kind="main" wide>
        {text.code.go}
      </Button>
    </form>
  );
}
