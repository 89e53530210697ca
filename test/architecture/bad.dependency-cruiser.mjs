/** The project's import rules, let loose on the fixtures that break them. */
import project, { ownOutput } from '../../.dependency-cruiser.mjs';

export default { ...project, options: { ...project.options, exclude: { path: ownOutput } } };
