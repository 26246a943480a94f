<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis version="3.22.0" styleCategories="Symbology|Labeling|Fields|AttributeTable" labelsEnabled="1">
<renderer-v2 type="singleSymbol" symbollevels="0" enableorderby="0" forceraster="0"><symbols>
<symbol type="fill" name="0" alpha="1" clip_to_extent="1" force_rhr="0"><layer class="SimpleFill" enabled="1" locked="0" pass="0"><Option type="Map"><Option type="QString" name="color" value="86,180,233,51"/><Option type="QString" name="style" value="solid"/><Option type="QString" name="outline_color" value="0,80,122,255"/><Option type="QString" name="outline_style" value="solid"/><Option type="QString" name="outline_width" value="0.5"/><Option type="QString" name="outline_width_unit" value="MM"/><Option type="QString" name="joinstyle" value="round"/></Option></layer></symbol>
</symbols></renderer-v2>
<labeling type="simple"><settings calloutType="simple"><text-style fieldName="cluster_id" isExpression="0" fontFamily="Noto Sans CJK SC" fontSize="9" fontSizeUnit="Point" fontWeight="50" textColor="0,58,89,255" textOpacity="1" multilineHeight="1"><families><family name="Noto Sans CJK SC"/><family name="Microsoft YaHei"/><family name="PingFang SC"/></families><text-buffer bufferDraw="1" bufferSize="0.8" bufferSizeUnits="MM" bufferColor="255,255,255,255" bufferOpacity="0.9" bufferNoFill="1" bufferJoinStyle="128"/></text-style><text-format multilineAlign="0"/><placement placement="4" centroidInside="1" priority="8"/><rendering drawLabels="1" obstacle="0" displayAll="0" fontLimitPixelSize="0"/></settings></labeling>
<aliases>
<alias field="cluster_id" index="0" name="Cluster"/>
<alias field="site_count" index="1" name="Sites"/>
<alias field="core_count" index="2" name="Cores"/>
<alias field="area_km2" index="3" name="Area (km²)"/>
</aliases>
<attributetableconfig actionWidgetStyle="dropDown" sortExpression="" sortOrder="0"><columns>
<column type="field" name="cluster_id" hidden="0" width="-1"/>
<column type="field" name="site_count" hidden="0" width="-1"/>
<column type="field" name="core_count" hidden="0" width="-1"/>
<column type="field" name="area_km2" hidden="0" width="-1"/>
<column type="actions" hidden="1" width="-1"/>
</columns></attributetableconfig>
</qgis>
<!-- gridwarden style sha256:5e5aa3a32d79ab0f2480e49e44b910689015ac1ba3c45794826a985409c1e50e -->
