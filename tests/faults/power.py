"""A disk that loses power: what it may hold at any moment of a recorded run."""
import os

SECTOR = 512


def is_named(path):
    """A file made without a name (O_TMPFILE) is nowhere to be found until it is linked to one."""
    return not path.endswith(" (deleted)")


class File:
    """Bytes that are on the disk, and changes that may or may not be."""

    def __init__(self, data=b""):
        self.data = bytearray(data)
        self.pending = []

    def apply(self, change):
        kind, at, data = change
        if kind == "truncate":
            del self.data[at:]
            self.data.extend(bytes(at - len(self.data)))
        else:
            self.data.extend(bytes(max(0, at - len(self.data))))
            self.data[at:at + len(data)] = data

    def sync(self):
        for change in self.pending:
            self.apply(change)
        self.pending = []

    def lose(self, chance):
        """Any of the pending changes may be there, in any order, and a write may be torn between sectors."""
        kept = [change for change in self.pending if chance.random() < 0.5]
        if chance.random() < 0.3:
            chance.shuffle(kept)
        for kind, at, data in kept:
            if kind == "write" and chance.random() < 0.3:
                data = data[:SECTOR * chance.randint(0, len(data) // SECTOR)]
            self.apply((kind, at, data))


class Disk:
    def __init__(self, files):
        self.files = {name: File(data) for name, data in files.items()}  # as the running program sees them
        self.names = dict(self.files)                                    # as they are on the disk
        self.moves = []                                                  # names changed since

    def move(self, name, file):
        self.moves.append((name, file))
        if file is None:
            self.files.pop(name, None)
        else:
            self.files[name] = file

    def step(self, call, path, second, at, data, broken_fsync=False):
        if call == "create":
            self.move(path, File())
        elif call == "unlink":
            self.move(path, None)
        elif call == "link":
            self.move(second, self.files[path])
        elif call == "rename":
            self.move(second, self.files[path])
            self.move(path, None)
        elif call in ("write", "truncate"):
            self.files[path].pending.append((call, at, data))
        elif call == "fsync" and not broken_fsync:
            if path in self.files:
                self.files[path].sync()
            else:  # the folder
                self.settle(len(self.moves))

    def settle(self, count):
        """Names change in order, as file systems keep them."""
        for name, file in self.moves[:count]:
            self.names.pop(name, None)
            if file is not None:
                self.names[name] = file
        del self.moves[:count]

    def after_the_cut(self, chance):
        self.settle(chance.randint(0, len(self.moves)))
        for file in dict.fromkeys(self.names.values()):
            file.lose(chance)
        return {name: bytes(file.data) for name, file in self.names.items() if is_named(name)}

    def as_seen(self):
        """What is there for whoever looks while the power is on."""
        for file in dict.fromkeys(self.files.values()):
            file.sync()
        return {name: bytes(file.data) for name, file in self.files.items() if is_named(name)}


class Recording:
    """The calls of one run that change files, from a known start."""

    def __init__(self, folder, start, trace):
        self.folder, self.start, self.calls = folder, {}, []
        for name in os.listdir(start):
            with open(os.path.join(start, name), "rb") as file:
                self.start[os.path.join(folder, name)] = file.read()
        for line in trace:
            call, path, second, at, data = line.split("\t")
            self.calls.append((call, path, second, int(at), bytes.fromhex(data)))

    def kills(self, calls):
        """The files after each of these calls, as a kill there leaves them."""
        yield dict(self.start)
        disk = Disk(self.start)
        for call in self.calls:
            if call[0] != "said":
                disk.step(*call)
            if call[0] in calls:
                yield disk.as_seen()

    def cut(self, chance, broken_fsync=False):
        """The files after a power cut at a random moment, and whether success was told before it."""
        moment = chance.randint(0, len(self.calls))
        disk, said = Disk(self.start), False
        for call in self.calls[:moment]:
            if call[0] == "said":
                said = True
            else:
                disk.step(*call, broken_fsync)
        return disk.after_the_cut(chance), said


def lay_down(files, folder):
    for name in os.listdir(folder):
        os.remove(os.path.join(folder, name))
    for name, data in files.items():
        with open(os.path.join(folder, os.path.basename(name)), "wb") as file:
            file.write(data)
        os.chmod(os.path.join(folder, os.path.basename(name)), 0o600)
