<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis version="3.22.0" styleCategories="Symbology">
<pipe><rasterrenderer type="singlebandpseudocolor" band="1" alphaBand="-1" opacity="0.75" nodataColor="" classificationMin="2" classificationMax="16"><rasterTransparency/><rastershader><colorrampshader colorRampType="DISCRETE" classificationMode="1" clip="0" minimumValue="2" maximumValue="16" labelPrecision="6">
<item value="2" label="below 2" alpha="0" color="#ffffff"/>
<item value="4" label="2 – 4" alpha="255" color="#ffffb2"/>
<item value="6" label="4 – 6" alpha="255" color="#fed976"/>
<item value="8" label="6 – 8" alpha="255" color="#feb24c"/>
<item value="10" label="8 – 10" alpha="255" color="#fd8d3c"/>
<item value="12" label="10 – 12" alpha="255" color="#fc4e2a"/>
<item value="14" label="12 – 14" alpha="255" color="#e31a1c"/>
<item value="inf" label="14 – 16" alpha="255" color="#b10026"/>
</colorrampshader></rastershader></rasterrenderer><brightnesscontrast brightness="0" contrast="0" gamma="1"/><huesaturation saturation="0" grayscaleMode="0"/><rasterresampler maxOversampling="2"/></pipe><blendMode>0</blendMode>
</qgis>
<!-- gridwarden style sha256:b791792167b026aba8f4337c5ea027a80c969ff18a62489c6dce9abfe0015a93 -->
