import type { Script } from '../../model.ts';
import type { YamlNode } from '../../syntax/yaml.ts';

/** What a service that reads YAML runs. */
export interface Pipelines {
  /** Its own name: not translated. */
  readonly service: string;
  readonly path: RegExp;
  read(root: YamlNode, path: string): Iterable<Pipeline>;
}

export interface Pipeline {
  /** False where somebody has to start it, or another pipeline has to call it. */
  readonly isAutomatic: boolean;
  readonly name: string;
  readonly commands: Script['commands'];
}
