import { platformContract } from './platform.ts';
import { slackWorld } from './support/slackWorld.ts';

platformContract('slack over HTTP', () => slackWorld('http'));
platformContract('slack in Socket Mode', () => slackWorld('socket'));
