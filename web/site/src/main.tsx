import { render } from 'preact';
import { App } from './app.tsx';
import { loadExam } from './state/exam.ts';
import { loadLanguage } from './state/preferences.ts';

const root = document.getElementById('app');
if (root) {
  root.textContent = '';
  void loadLanguage().then(() => render(<App />, root));
  void loadExam();
}
