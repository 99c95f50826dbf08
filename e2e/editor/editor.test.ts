// The editor as a person uses it. The tests share one n8n and go on where the one before ended.
import './tests/credential';
import './tests/nodePanel';
import './tests/createStep';
import './tests/pickers';
import './tests/runs';
import './tests/trigger';
