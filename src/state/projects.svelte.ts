import type { OwnLayer } from '../domain/own/model';
import type { ProjectContent, ProjectSummary, SavedView } from '../domain/project/model';
import { countOwn, type ProjectDesk, type ProjectPorts } from './project-ports';
import { Turns } from './turns';

/** `elsewhere`: another page has the project; a change here makes a copy. */
export type ProjectStatus = 'nothing' | 'saving' | 'saved' | 'full' | 'denied' | 'elsewhere';

/** The project one works on: kept as it changes, opened, copied, left for another. */
export class Projects {
  readonly #desk: ProjectDesk;
  readonly #ports: ProjectPorts;
  #id = $state<string | null>(null);
  #name = $state('');
  #status = $state<ProjectStatus>('nothing');
  #views = $state.raw<readonly SavedView[]>([]);
  #all = $state.raw<readonly ProjectSummary[]>([]);
  #revision = 0;
  /** What was last kept, to know a change from none. */
  #kept = '';
  #stored = new Map<string, number>();
  #toldFailure = '';
  #release: (() => void) | null = null;
  /** Saving and opening take their time: one after the other. */
  readonly #turns = new Turns();

  constructor(desk: ProjectDesk, ports: ProjectPorts) {
    this.#desk = desk;
    this.#ports = ports;
  }

  get id(): string | null {
    return this.#id;
  }
  get name(): string {
    return this.#name;
  }
  get status(): ProjectStatus {
    return this.#status;
  }
  get views(): readonly SavedView[] {
    return this.#views;
  }
  /** All that the device keeps, newest first. */
  get all(): readonly ProjectSummary[] {
    return this.#all;
  }
  get content(): ProjectContent {
    return { ...this.#desk.content, views: this.#views };
  }
  /** True when there is something that is worth keeping. */
  get hasOwn(): boolean {
    return this.#id !== null || countOwn(this.content) > 0;
  }

  look(): Promise<void> {
    return this.#attempt(async () => {
      this.#all = await this.#ports.list();
    });
  }

  rename(name: string): Promise<void> {
    this.#name = name;
    return this.save();
  }

  keepView(view: SavedView): void {
    this.#views = [...this.#views.filter(({ id }) => id !== view.id), view];
  }

  dropView(id: string): void {
    this.#views = this.#views.filter((view) => view.id !== id);
  }

  replaceViews(views: readonly SavedView[]): void {
    this.#views = views;
  }

  /** Keeps what changed; nothing is written when nothing is one's own, or nothing changed. */
  save(): Promise<void> {
    return this.#turns.take(() => this.#save());
  }

  /** Opens the project of last time. What an address says stays as it is. */
  resume(id: string): Promise<void> {
    return this.#turns.take(async () => {
      if (await this.#open(id, false)) {
        this.#ports.tell('info', 'project.restored', { name: this.#name });
      }
    });
  }

  open(id: string): Promise<void> {
    return this.#turns.take(async () => {
      await this.#save();
      this.#leave();
      await this.#open(id, true);
    });
  }

  /** Leaves the project as it is kept, and begins an empty one. */
  begin(): Promise<void> {
    return this.#turns.take(async () => {
      await this.#save();
      this.#leave();
      this.#ports.remember(null);
    });
  }

  /** Goes on with a copy; what it is of stays. */
  duplicate(): Promise<void> {
    return this.#turns.take(async () => {
      await this.#save();
      this.#part(this.#ports.copyName(this.#name));
      await this.#save();
    });
  }

  /** Takes over a project out of a file, whose features are in place already. */
  adopt(name: string, content: ProjectContent): Promise<void> {
    return this.#turns.take(async () => {
      this.#leave();
      this.#name = name;
      this.#show(content, true);
      await this.#save();
    });
  }

  /** Deletes a project, which can be taken back. One that another page works on stays. */
  remove(id: string): Promise<void> {
    return this.#attempt(async () => {
      const isOpen = id === this.#id && this.#status !== 'elsewhere';
      const name = this.#all.find((project) => project.id === id)?.name ?? '';
      if (isOpen) {
        await this.#save();
        this.#leave();
        this.#ports.remember(null);
      }
      const bringBack = await this.#ports.remove(id);
      if (!bringBack) {
        this.#ports.tell('warning', 'project.elsewhere.remove');
        return;
      }
      this.#all = await this.#ports.list();
      const undo = async (): Promise<void> => {
        await bringBack();
        this.#all = await this.#ports.list();
        if (isOpen && !this.hasOwn) await this.#open(id, true);
      };
      this.#ports.offerUndo(name, () => void this.#attempt(undo));
    });
  }

  /** Deletes everything that the device keeps of all projects. */
  forget(): Promise<void> {
    return this.#attempt(async () => {
      this.#leave();
      this.#ports.remember(null);
      this.#all = [];
      await this.#ports.clear();
    });
  }

  /** Another page forgot everything: what is here is nobody's, and is kept anew when it changes. */
  forgotten(): void {
    this.#part(this.#name);
    this.#kept = this.#keyOf(this.content);
    this.#all = [];
  }

  /** Does something in its turn; what goes wrong is told. */
  #attempt(act: () => Promise<void>): Promise<void> {
    return this.#turns.take(async () => {
      try {
        await act();
      } catch (error) {
        this.#failed(error);
      }
    });
  }

  async #save(): Promise<void> {
    if (!this.hasOwn) return;
    const content = this.content;
    if (this.#keyOf(content) === this.#kept) return;
    if (this.#status === 'elsewhere') {
      this.#part(this.#ports.copyName(this.#name));
      this.#ports.tell('info', 'project.copied', { name: this.#name });
    }
    try {
      await this.#write(content);
      // The first writing gives a name.
      this.#status = 'saved';
      this.#kept = this.#keyOf(content);
      this.#toldFailure = '';
    } catch (error) {
      if (this.#ports.causeOf(error) === 'conflict') {
        this.#part(this.#ports.copyName(this.#name));
        this.#ports.tell('warning', 'project.copied', { name: this.#name });
        await this.#save();
      } else {
        if (this.#id === null) this.#part(this.#name);
        this.#failed(error);
      }
    }
  }

  /** To tell a change from none. Looking around in what another page works on makes no copy. */
  #keyOf({ layers, views, connected, ...all }: ProjectContent): string {
    const own = [this.#name, layers, views, connected];
    return JSON.stringify(this.#status === 'elsewhere' ? own : [...own, all]);
  }

  async #write(content: ProjectContent): Promise<void> {
    this.#status = 'saving';
    const id = this.#id ?? this.#ports.newId();
    if (this.#id === null) {
      this.#release = await this.#ports.hold(id);
      if (this.#name === '') this.#name = this.#ports.firstName();
    }
    for (const layer of content.layers) {
      if (this.#stored.get(layer.id) === layer.version) continue;
      await this.#ports.storeFeatures(id, layer);
      this.#stored.set(layer.id, layer.version);
    }
    const revision = this.#revision + 1;
    const [name, savedAt] = [this.#name, this.#ports.now()];
    await this.#ports.write({ id, name, savedAt, revision, content });
    this.#revision = revision;
    if (this.#id === null) this.#ports.remember(id);
    this.#id = id;
    const summary = { id, name, savedAt, layerCount: content.layers.length };
    this.#all = [summary, ...this.#all.filter((other) => other.id !== id)];
  }

  async #open(id: string, all: boolean): Promise<boolean> {
    try {
      const record = await this.#ports.read(id);
      if (!record) {
        this.#ports.remember(null);
        return false;
      }
      this.#release = await this.#ports.hold(id);
      const layers: OwnLayer[] = [];
      for (const layer of record.content.layers) {
        const recalled = await this.#ports.recall(id, layer);
        if (recalled) layers.push(recalled);
        else this.#ports.tell('error', 'project.layerLost', { name: layer.title });
      }
      this.#id = id;
      this.#name = record.name;
      this.#revision = record.revision;
      this.#stored = new Map(layers.map((layer) => [layer.id, layer.version]));
      this.#show({ ...record.content, layers }, all);
      this.#status = this.#release ? 'saved' : 'elsewhere';
      this.#kept = this.#keyOf(this.content);
      if (!this.#release) this.#ports.tell('warning', 'project.elsewhere', { name: this.#name });
      this.#ports.remember(id);
      return true;
    } catch (error) {
      this.#failed(error);
      return false;
    }
  }

  #show(content: ProjectContent, all: boolean): void {
    this.#views = content.views;
    this.#desk.show(content, all);
  }

  /** What is here goes on as a project of its own, that nobody has kept yet. */
  #part(name: string): void {
    this.#release?.();
    this.#release = null;
    this.#id = null;
    this.#name = name;
    this.#revision = 0;
    this.#stored = new Map();
    this.#kept = '';
    this.#status = 'nothing';
  }

  #leave(): void {
    this.#part('');
    this.#views = [];
    this.#desk.empty();
  }

  #failed(error: unknown): void {
    const cause = this.#ports.causeOf(error);
    this.#status = cause === 'full' ? 'full' : 'denied';
    // Once is enough: every change would say it again.
    if (this.#toldFailure !== this.#status) this.#ports.tell('warning', `project.${this.#status}`);
    this.#toldFailure = this.#status;
  }
}
