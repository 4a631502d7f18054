"""Drives Chromium over its debugging pipe: no port is opened, nothing but the standard library is needed."""
import fcntl
import json
import os
import select
import shutil
import subprocess
import tempfile
import time


def high(descriptor):
    return fcntl.fcntl(descriptor, fcntl.F_DUPFD, 20)


class Browser:
    def __init__(self):
        program = next((p for p in map(shutil.which, ("chromium", "chromium-browser", "google-chrome")) if p), None)
        if program is None:
            print("skipped: no Chromium is installed")
            raise SystemExit(77)
        self.home = tempfile.mkdtemp()
        commands_out, self.commands = map(high, os.pipe())
        self.answers, answers_in = map(high, os.pipe())

        def wire():
            os.dup2(commands_out, 3)
            os.dup2(answers_in, 4)

        self.process = subprocess.Popen(
            [program, "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--remote-debugging-pipe",
             f"--user-data-dir={self.home}"], preexec_fn=wire, close_fds=False, stderr=subprocess.DEVNULL)
        self.buffer, self.number, self.events = b"", 0, []

    def close(self):
        self.process.terminate()
        self.process.wait()
        shutil.rmtree(self.home, ignore_errors=True)

    def receive(self, until):
        while b"\0" not in self.buffer:
            if not select.select([self.answers], [], [], max(0, until - time.monotonic()))[0]:
                raise TimeoutError("the browser does not answer")
            self.buffer += os.read(self.answers, 1 << 16)
        message, self.buffer = self.buffer.split(b"\0", 1)
        return json.loads(message)

    def call(self, method, session=None, **parameters):
        self.number += 1
        message = {"id": self.number, "method": method, "params": parameters}
        if session:
            message["sessionId"] = session
        os.write(self.commands, json.dumps(message).encode() + b"\0")
        until = time.monotonic() + 60
        while True:
            answer = self.receive(until)
            if answer.get("id") == self.number:
                if "error" in answer:
                    raise RuntimeError(answer["error"])
                return answer["result"]
            self.events.append(answer)

    def open(self, path, width=1280, scheme="light", media="screen"):
        return Page(self, path, width, scheme, media)


class Page:
    def __init__(self, browser, path, width, scheme, media):
        self.browser, browser.events = browser, []
        target = browser.call("Target.createTarget", url="about:blank")["targetId"]
        self.session = browser.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Log", "Network"):
            self.call(f"{domain}.enable")
        self.call("Emulation.setDeviceMetricsOverride", width=width, height=900, deviceScaleFactor=1, mobile=False)
        self.call("Emulation.setEmulatedMedia", media=media,
                  features=[{"name": "prefers-color-scheme", "value": scheme}])
        self.call("Page.navigate", url=f"file://{path}")
        until = time.monotonic() + 60
        while self.run("document.documentElement?.dataset.ready") != "yes":
            if time.monotonic() > until:
                raise TimeoutError(f"the page is not ready: {self.complaints()}")
            time.sleep(0.05)

    def call(self, method, **parameters):
        return self.browser.call(method, self.session, **parameters)

    def run(self, script):
        answer = self.call("Runtime.evaluate", expression=script, returnByValue=True)
        if "exceptionDetails" in answer:
            raise RuntimeError(answer["exceptionDetails"])
        return answer["result"].get("value")

    def press(self, key, text=""):
        code = {"Enter": 13, "Tab": 9}.get(key, 0)
        text = text or ("\r" if key == "Enter" else "")
        self.call("Input.dispatchKeyEvent", type="keyDown", key=key, code=key, windowsVirtualKeyCode=code, text=text)
        self.call("Input.dispatchKeyEvent", type="keyUp", key=key, code=key, windowsVirtualKeyCode=code)

    def type(self, text):
        self.call("Input.insertText", text=text)

    def events(self, method):
        self.run("0")  # whatever was on its way has arrived
        return [e["params"] for e in self.browser.events if e.get("method") == method]

    def complaints(self):
        return (self.events("Log.entryAdded") + self.events("Runtime.consoleAPICalled")
                + self.events("Runtime.exceptionThrown"))

    def requests(self):
        return [e["request"]["url"] for e in self.events("Network.requestWillBeSent")]
