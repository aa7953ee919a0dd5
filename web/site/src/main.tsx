import { render } from 'preact';
import { App } from './app.tsx';
import { loadExam } from './state/exam.ts';
import { loadLanguage } from './state/preferences.ts';

// Back from the gateway: browsers keep the page as it was, which may be of another moment or person.
addEventListener('pageshow', ({ persisted }) => persisted && location.reload());

const root = document.getElementById('app');
if (root) {
  root.textContent = '';
  void loadLanguage().then(() => render(<App />, root));
  void loadExam();
}
