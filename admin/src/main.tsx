import '@fontsource-variable/inter/wght.css';
import { createRoot } from 'react-dom/client';
import { App } from './root/App';

const container = document.getElementById('root');
if (container) createRoot(container).render(<App />);
