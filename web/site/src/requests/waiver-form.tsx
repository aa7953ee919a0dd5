import { useState } from 'preact/hooks';
import type { Application } from '#contract/application-view.ts';
import { requests } from '../../../shared/texts/requests.ts';
import { type Exam, exam } from '../state/exam.ts';
import { texts } from '../state/preferences.ts';
import { RequestForm } from './request-form.tsx';

const t = texts(requests);

/** Asks to be freed of the fee, in one of the exam's situations. */
export function WaiverForm({ own }: { own: Application }) {
  const { waiverKinds } = exam.value as Exam;
  const [kind, setKind] = useState(waiverKinds[0]?.code ?? '');
  const kinds = (
    <fieldset>
      <legend>{t('waiverKind')}</legend>
      {waiverKinds.map(({ code, name }) => (
        <label class="choice" key={code}>
          <input
            type="radio"
            name="waiver-kind"
            checked={kind === code}
            onChange={() => setKind(code)}
          />
          {name}
        </label>
      ))}
    </fieldset>
  );
  return (
    <RequestForm
      own={own}
      purpose="waiver"
      url="waiver-requests"
      fields={kinds}
      read={() => ({ kind })}
      note={{ name: 'note', isNeeded: false }}
      arePapersNeeded
      send={t('send')}
    />
  );
}
