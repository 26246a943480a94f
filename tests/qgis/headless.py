"""A headless QGIS: opens layers with the style beside them and draws them."""
import collections
import os
import tempfile

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("XDG_RUNTIME_DIR", tempfile.mkdtemp(prefix="gridwarden-qgis-"))

from qgis.core import (QgsApplication, QgsMapRendererParallelJob, QgsMapSettings, QgsRectangle, QgsVectorLayer)  # noqa: E402
from qgis.PyQt.QtCore import QSize  # noqa: E402
from qgis.PyQt.QtGui import QColor, QImage  # noqa: E402


class Qgis:
    """`with Qgis() as qgis:`; every message of QGIS above information is kept in `messages`."""

    def __enter__(self):
        QgsApplication.setPrefixPath("/usr", True)
        self.app = QgsApplication([], False)
        QgsApplication.initQgis()
        self.messages = []
        QgsApplication.messageLog().messageReceived.connect(lambda text, tag, level: level > 0 and self.messages.append(f"{tag}: {text}"))
        return self

    def __exit__(self, *_):
        QgsApplication.exitQgis()


def open_layer(path):
    """A layer with the style that lies beside it, as QGIS itself loads it."""
    layer = QgsVectorLayer(str(path), path.stem, "ogr")
    return layer


def draw(layers, size, extent=None, background="#ffffff", dpi=96):
    """The layers, first on top, as a QImage."""
    settings = QgsMapSettings()
    settings.setLayers(layers)
    settings.setOutputSize(QSize(*size))
    settings.setOutputDpi(dpi)
    settings.setBackgroundColor(QColor(background))
    settings.setDestinationCrs(layers[0].crs())
    extent = extent or QgsRectangle(layers[-1].extent())
    extent.scale(1.05)
    settings.setExtent(extent)
    job = QgsMapRendererParallelJob(settings)
    job.start()
    job.waitForFinished()
    return job.renderedImage()


def colours_of(image):
    """How often each colour (0xRRGGBB) stands in an image."""
    plain = image.convertToFormat(QImage.Format_RGB32)
    bits = plain.constBits()
    bits.setsize(plain.sizeInBytes())
    return collections.Counter(value & 0xFFFFFF for value in memoryview(bytes(bits)).cast("I"))


def pixels_of(image, colour, tolerance=6):
    """How many pixels of an image (or of its colours, where they are counted already) have about this colour."""
    want = QColor(colour)
    counts = image if isinstance(image, collections.Counter) else colours_of(image)
    return sum(n for rgb, n in counts.items() if max(abs((rgb >> 16) - want.red()), abs((rgb >> 8 & 255) - want.green()),
                                                     abs((rgb & 255) - want.blue())) <= tolerance)
