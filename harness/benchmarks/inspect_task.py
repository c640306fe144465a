"""The same work in inspect-ai, by the interpreter that has it: python inspect_task.py COUNT PORT.

One sample at a time, as the referee asks; the sample's answer is looked up in the reply.
"""

import http.client
import json
import sys
import tempfile

from inspect_ai import Task, eval  # type: ignore[import-not-found, unused-ignore]
from inspect_ai.dataset import MemoryDataset, Sample  # type: ignore[import-not-found, unused-ignore]
from inspect_ai.scorer import includes  # type: ignore[import-not-found, unused-ignore]
from inspect_ai.solver import solver  # type: ignore[import-not-found, unused-ignore]

COUNT, PORT = int(sys.argv[1]), int(sys.argv[2])


@solver  # type: ignore[untyped-decorator, unused-ignore]
def ask():  # type: ignore[no-untyped-def]
    """Return the solver that asks the service."""
    async def solve(state, generate):  # type: ignore[no-untyped-def]
        connection = http.client.HTTPConnection("127.0.0.1", PORT, timeout=10)
        connection.request("POST", "/ask", json.dumps({"question": state.input_text}),
                           {"Content-Type": "application/json"})
        state.output.completion = json.loads(connection.getresponse().read())["answer"]
        connection.close()
        return state
    return solve


samples = [Sample(input=f"How long is Valve {number} under warranty?", target="24 months")
           for number in range(COUNT)]
with tempfile.TemporaryDirectory() as folder:
    log, = eval(Task(dataset=MemoryDataset(samples), solver=ask(), scorer=includes()),
                model="mockllm/model", max_samples=1, log_dir=folder, display="none")
    print("asked", log.results.completed_samples)
